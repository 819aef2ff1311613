// Sums the JUnit reports of a run: failed and skipped tests by name, then one line with the sum.
// Usage: node sum-tests.mjs REPOSITORY [FAILED_PART...]
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';

// Only these may be skipped: their data is not part of the repository, or their program cannot be installed without rights.
const MAY_BE_SKIPPED = /shared (real )?data|RealData|clamd is not installed/i;
const NEVER_INSIDE = new Set(['node_modules', '.git', '.state', 'src', 'classes', 'quarkus-app', 'lib']);

const MARKS = { passed: '✔', failed: '✖', skipped: '○' };

const [repository, ...failedParts] = process.argv.slice(2);
const sum = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const skips = [];
/** Class → its tests, for the report. */
const classes = new Map();

for (const file of reports(repository)) {
  for (const test of testCases(readFileSync(file, 'utf8').replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, ''))) {
    classes.set(test.of, [...(classes.get(test.of) ?? []), test]);
    if (test.outcome === 'failed') failures.push(test);
    if (test.outcome === 'skipped') skips.push(test);
    sum[test.outcome] += 1;
  }
}
// A part can fail without a failed test: code that does not compile, a wrong format, a start that fails.
const bare = failures.length === 0 ? failedParts : failedParts.filter((part) => !/tests|modules|journeys/.test(part));
sum.failed += bare.length;

writeReport();

const forbidden = skips.filter((test) => !MAY_BE_SKIPPED.test(`${test.name} ${test.message}`));
if (failures.length > 0) print('失败 / failed:', failures);
if (skips.length > 0) print('跳过 / skipped:', skips);
if (bare.length > 0) console.log(`\n未通过的部分 / parts that failed: ${bare.join(', ')}`);
if (forbidden.length > 0) {
  print('不允许跳过（只有依赖共享真实数据的测试可以）/ may not be skipped (only tests over the shared real data may):', forbidden);
}
const nothing = sum.passed + sum.failed === 0;
if (nothing) console.log('\n没有运行任何测试 / not one test was run');
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 || forbidden.length > 0 || failedParts.length > 0 || nothing ? 1 : 0;

function reports(folder, depth = 0) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const enter = !NEVER_INSIDE.has(entry.name) || (depth === 0 && entry.name === 'src');
      return enter && depth < 5 ? reports(path, depth + 1) : [];
    }
    return entry.name.endsWith('.xml') && /(surefire|failsafe|test)-reports$/.test(folder) ? [path] : [];
  });
}

function* testCases(xml) {
  for (const [, attributes, , body = ''] of xml.matchAll(/<testcase\b([^>]*?)(\/>|>([\s\S]*?)<\/testcase>)/g)) {
    const of = attribute(attributes, 'classname');
    const name = `${of === '' || of === 'test' ? '' : `${of.split('.').at(-1)}: `}${attribute(attributes, 'name')}`;
    const verdict = /<(failure|error|skipped)\b([^>]*)/.exec(body);
    const outcome = verdict === null ? 'passed' : verdict[1] === 'skipped' ? 'skipped' : 'failed';
    const seconds = Number(attribute(attributes, 'time').replaceAll(',', '')) || 0;
    yield { name, of, outcome, seconds, message: verdict === null ? '' : attribute(verdict[2], 'message') };
  }
}

/** The test report (测试报告): what ran where, every class with its tests, what failed and what was skipped and why. */
function writeReport() {
  const commit = run('git', ['-C', repository, 'rev-parse', 'HEAD']);
  const changed = run('git', ['-C', repository, 'status', '--porcelain']) === '' ? '' : ' + 未提交的改动 / uncommitted changes';
  const lines = [
    '# 测试报告 · Test report',
    '',
    `| 项目 / item | |\n|---|---|`,
    `| 时间 / at | ${new Date().toISOString()} |`,
    `| 版本 / commit | ${commit}${changed} |`,
    `| 系统 / system | ${os.type()} ${os.release()} ${os.arch()}，${os.cpus().length} CPU |`,
    `| JDK | ${process.env.JAVA_HOME === undefined ? '' : run(join(process.env.JAVA_HOME, 'bin', 'java'), ['--version']).split('\n')[0]} |`,
    `| 结果 / result | ${sum.passed} 通过 passed，${sum.failed} 失败 failed，${sum.skipped} 跳过 skipped |`,
    `| 未通过的部分 / parts that failed | ${failedParts.join('、') || '无 / none'} |`,
    '',
  ];
  for (const [title, tests] of [
    ['失败 / Failed', failures],
    ['跳过 / Skipped', skips],
  ]) {
    if (tests.length > 0) lines.push(`## ${title}`, '', ...tests.map((test) => `- ${test.name}：${test.message}`), '');
  }
  lines.push('## 全部 / All', '', '| 测试类 / class | 通过 / passed | 失败 / failed | 跳过 / skipped | 秒 / s |', '|---|---|---|---|---|');
  for (const [of, tests] of [...classes].sort(([one], [other]) => one.localeCompare(other))) {
    const count = (outcome) => tests.filter((test) => test.outcome === outcome).length;
    const seconds = tests.reduce((total, test) => total + test.seconds, 0).toFixed(1);
    lines.push(`| ${of} | ${count('passed')} | ${count('failed')} | ${count('skipped')} | ${seconds} |`);
  }
  for (const [of, tests] of [...classes].sort(([one], [other]) => one.localeCompare(other))) {
    lines.push('', `### ${of}`, '', ...tests.map((test) => `- ${MARKS[test.outcome]} ${test.name}`));
  }
  mkdirSync(join(repository, 'target'), { recursive: true });
  writeFileSync(join(repository, 'target', 'test-report.md'), `${lines.join('\n')}\n`);
  console.log('\n测试报告 / test report: target/test-report.md');
}

function run(command, args) {
  const done = spawnSync(command, args, { encoding: 'utf8' });
  return done.status === 0 ? done.stdout.trim() : '';
}

function attribute(text, name) {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text);
  return found === null
    ? ''
    : found[1]
        .replaceAll(/&#(?:10|xA);/gi, ' ')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .replaceAll('&amp;', '&');
}

function print(title, tests) {
  console.log(`\n${title}`);
  for (const test of tests) {
    console.log(`  ${test.name}${test.message === '' ? '' : `\n      ${test.message.trim().slice(0, 300)}`}`);
  }
}
