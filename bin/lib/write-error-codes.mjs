// Writes docs/errors/codes.md from the message bundles, so that what is documented is what is shown.
// Usage: node bin/lib/write-error-codes.mjs
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = join(repository, 'adapters/rest/src/main/resources/messages');
const chinese = '.zh-CN.json';
// The bundles also hold the names of fields.
const isError = (key) => !key.startsWith('feed-field.');
const cell = (text) => (text ?? '').replaceAll('|', '\\|');

const lines = [
  '# 代码 / Codes',
  '',
  '由消息文件生成，请勿手改：`node bin/lib/write-error-codes.mjs`。花括号里是 `params` 的成员。',
  'Made from the message bundles; braces stand for members of `params`.',
];
for (const file of readdirSync(folder).filter((name) => name.endsWith(chinese)).sort()) {
  const part = file.slice(0, -chinese.length);
  const read = (language) => JSON.parse(readFileSync(join(folder, `${part}.${language}.json`), 'utf8'));
  const [zh, en] = [read('zh-CN'), read('en')];
  lines.push('', `## ${part}`, '', '| code | 中文 | 怎么办 | English | what to do |', '|---|---|---|---|---|');
  for (const code of Object.keys(zh).filter(isError).sort()) {
    const texts = [zh[code].title, zh[code].detail, en[code]?.title, en[code]?.detail].map(cell);
    lines.push(`| \`${code}\` | ${texts.join(' | ')} |`);
  }
}
writeFileSync(join(repository, 'docs/errors/codes.md'), `${lines.join('\n')}\n`);
