// Writes the interface specification from the program's OpenAPI description and the schemas of the published events.
// Usage: node write-interfaces.mjs REPOSITORY [--check]   (--check: says what differs instead of writing, and ends with 1)
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const [repository, mode] = process.argv.slice(2);
const description = join(repository, 'bootstrap/platform/target/openapi/openapi.json');
const folder = join(repository, 'docs/interfaces');

if (!existsSync(description)) {
  console.error('先构建平台：没有 OpenAPI 描述。 Build the platform first: its OpenAPI description is not there.');
  process.exit(1);
}
const api = JSON.parse(readFileSync(description, 'utf8'));
const pages = new Map();
const areas = new Map();
for (const [path, item] of Object.entries(api.paths).sort(([one], [other]) => one.localeCompare(other))) {
  const area = /^\/api\/v1\/([a-z-]+)/.exec(path)?.[1] ?? 'session';
  areas.set(area, [...(areas.get(area) ?? []), [path, item]]);
}
for (const [area, paths] of areas) pages.set(`${area}.md`, areaPage(area, paths));
pages.set('events.md', eventsPage());
pages.set('README.md', indexPage());

let differs = false;
if (mode !== '--check') mkdirSync(folder, { recursive: true });
for (const [name, text] of pages) {
  const file = join(folder, name);
  const current = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (current === text) continue;
  differs = true;
  if (mode === '--check') console.log(`docs/interfaces/${name} 与程序不一致 / is not what the program offers`);
  else writeFileSync(file, text);
}
if (mode === '--check' && differs) {
  console.log('运行 node bin/lib/write-interfaces.mjs . 更新 / run it without --check to write them anew');
  process.exit(1);
}

function indexPage() {
  const rows = [...areas].map(([area, paths]) => {
    const count = paths.reduce((sum, [, item]) => sum + METHODS.filter((method) => item[method]).length, 0);
    return `| [${area}](${area}.md) | ${count} |`;
  });
  return `# 接口规范 · Interface specification

由程序的 OpenAPI 描述和消息的 JSON Schema 生成，\`bin/test\` 核对两者一致；不要手工修改。
Made from the program's OpenAPI description and the events' JSON schemas; \`bin/test\` compares them. Not edited by hand.

- 机器可读 / for machines: \`https://平台地址/api/openapi?format=json\`，消息模式在各上下文的 \`src/main/resources/events/\`
- 认证 / authentication: \`Authorization: Bearer …\`（OpenID Connect），浏览器用会话 cookie 与 \`X-Requested-With\`
- 错误 / errors: \`application/problem+json\`（RFC 9457），\`code\` 见[错误代码](../errors/README.md)
- 写操作 / commands: \`Idempotency-Key\`（UUID），同一键同一内容得到同一回答，保存 46 天
- 分页 / pages: \`cursor\` 与 \`limit\`；语言 / language: \`Accept-Language: zh-CN\` 或 \`en\`
- 数据接入指南 / guide for operators: [feeds.md](../feeds.md)

| 部分 / part | 接口数 / operations |
|---|---|
${rows.join('\n')}
| [消息 / events](events.md) | ${eventFiles().length} |
`;
}

function areaPage(area, paths) {
  const lines = [`# ${area}`, '', '由程序生成，不要手工修改。 Made from the program; not edited by hand.', ''];
  for (const [path, item] of paths) {
    for (const method of METHODS.filter((each) => item[each])) {
      const operation = item[method];
      lines.push(`## \`${method.toUpperCase()} ${path}\``, '');
      if (operation.summary) lines.push(operation.summary, '');
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
      if (parameters.length > 0) {
        lines.push('| 参数 / parameter | 位置 / in | 类型 / type | 必填 / required |', '|---|---|---|---|');
        for (const each of parameters.sort((one, other) => `${one.in}${one.name}`.localeCompare(`${other.in}${other.name}`))) {
          lines.push(`| \`${each.name}\` | ${each.in} | ${typeOf(each.schema)} | ${each.required ? '✔' : ''} |`);
        }
        lines.push('');
      }
      for (const [media, content] of Object.entries(operation.requestBody?.content ?? {})) {
        lines.push(`请求体 / body \`${media}\`: ${typeOf(content.schema)}`, '', ...fieldsOf(content.schema));
      }
      const bare = [];
      for (const [status, given] of Object.entries(operation.responses ?? {})) {
        const contents = Object.entries(resolve(given).content ?? {});
        if (contents.length === 0) bare.push(status);
        for (const [media, content] of contents) {
          lines.push(`${status} \`${media}\`: ${typeOf(content.schema)}`, '', ...fieldsOf(content.schema));
        }
      }
      if (bare.length > 0) lines.push(`${bare.join('、')}`, '');
    }
  }
  const types = [...referred(paths, new Set())].sort((one, other) => one.localeCompare(other));
  if (types.length > 0) lines.push('# 类型 / Types', '');
  for (const type of types) {
    const schema = api.components.schemas[type];
    const fields = fieldsOf(schema);
    lines.push(`## ${type}`, '', ...(fields.length > 0 ? fields : [typeOf(schema), '']));
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The names of the schemas that something refers to, and those they refer to. */
function referred(value, found) {
  for (const [, name] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (!found.has(name)) {
      found.add(name);
      referred(api.components.schemas[name] ?? {}, found);
    }
  }
  return found;
}

function fieldsOf(schema) {
  const found = resolve(resolve(schema ?? {}).items ?? schema ?? {});
  const fields = Object.entries(found.properties ?? {});
  if (fields.length === 0) return [];
  const required = new Set(found.required ?? []);
  return [
    '| 字段 / field | 类型 / type | 必填 / required |',
    '|---|---|---|',
    ...fields.map(([name, each]) => `| \`${name}\` | ${typeOf(each)} | ${required.has(name) ? '✔' : ''} |`),
    '',
  ];
}

function typeOf(schema) {
  if (schema === undefined) return '';
  if (schema.$ref) return `\`${schema.$ref.split('/').at(-1)}\``;
  const alternatives = (schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []).filter((each) => each.type !== 'null');
  if (alternatives.length > 0) return alternatives.map(typeOf).join(' \\| ');
  const type = (Array.isArray(schema.type) ? schema.type : [schema.type ?? 'any']).filter((each) => each !== 'null').join(' \\| ');
  if (type === 'array') return `${typeOf(schema.items)}[]`;
  const values = schema.enum ? `: ${schema.enum.map((each) => `\`${each}\``).join(' ')}` : '';
  const constant = schema.const === undefined ? '' : ` = \`${schema.const}\``;
  return `${type}${schema.format ? ` (${schema.format})` : ''}${constant}${values}`;
}

function resolve(schema) {
  if (!schema?.$ref) return schema ?? {};
  return schema.$ref
    .slice(2)
    .split('/')
    .reduce((at, name) => at?.[name], api) ?? {};
}

function eventFiles() {
  const contexts = join(repository, 'bounded-contexts');
  return readdirSync(contexts)
    .flatMap((context) => {
      const events = join(contexts, context, 'src/main/resources/events', context);
      return existsSync(events) ? readdirSync(events).map((file) => join(events, file)) : [];
    })
    .filter((file) => file.endsWith('.schema.json'))
    .sort((one, other) => one.localeCompare(other));
}

function eventsPage() {
  const lines = ['# 消息 · Events', '', '由消息的 JSON Schema 生成。 Made from the events\' JSON schemas.', ''];
  for (const file of eventFiles()) {
    const schema = JSON.parse(readFileSync(file, 'utf8'));
    lines.push(`## \`${schema.title ?? schema.$id ?? file.split('/').at(-1)}\``, '');
    if (schema.description) lines.push(schema.description, '');
    lines.push('| 字段 / field | 类型 / type | 必填 / required | 说明 / meaning |', '|---|---|---|---|');
    lines.push(...eventFields(schema, '', schema), '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function eventFields(schema, prefix, root) {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, given]) => {
    const each = given.$ref?.startsWith('#/')
      ? given.$ref.slice(2).split('/').reduce((at, part) => at?.[part], root)
      : given;
    const row = `| \`${prefix}${name}\` | ${typeOf(each)} | ${required.has(name) ? '✔' : ''} | ${(each.description ?? '').replaceAll('|', '\\|')} |`;
    const inner = each.items?.properties ? [each.items, `${prefix}${name}[].`] : [each, `${prefix}${name}.`];
    return [row, ...eventFields(inner[0], inner[1], root)];
  });
}
