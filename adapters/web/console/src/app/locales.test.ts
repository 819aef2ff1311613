import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOCALES, sharedMessages, type Messages, type MessageSource } from '@static-traffic/shared';
import { describe, expect, it } from 'vitest';
import { bikeFleetMessages } from '@/contexts/bike-fleet/locales/index.ts';
import { dataImportMessages } from '@/contexts/data-import/locales/index.ts';
import { identityAccessMessages } from '@/contexts/identity-access/locales/index.ts';
import { operationsMessages } from '@/contexts/operations/locales/index.ts';
import { patrolImpoundMessages } from '@/contexts/patrol-impound/locales/index.ts';
import { appMessages } from './locales.ts';

const sources: Record<string, MessageSource> = {
  shared: sharedMessages,
  app: appMessages,
  'bike-fleet': bikeFleetMessages,
  'patrol-impound': patrolImpoundMessages,
  'data-import': dataImportMessages,
  operations: operationsMessages,
  'identity-access': identityAccessMessages,
};

function flat(messages: Messages, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [name, value] of Object.entries(messages)) {
    if (typeof value === 'string') all.set(prefix + name, value);
    else for (const [key, text] of flat(value, `${prefix}${name}.`)) all.set(key, text);
  }
  return all;
}

const slots = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

const texts = new Map<string, Map<string, string>>();
for (const locale of LOCALES) {
  const all = new Map<string, string>();
  for (const source of Object.values(sources)) {
    for (const [key, text] of flat((await source[locale]()).default)) all.set(key, text);
  }
  texts.set(locale, all);
}
const zh = texts.get('zh-CN') ?? new Map<string, string>();
const en = texts.get('en') ?? new Map<string, string>();

describe('texts', () => {
  it('exist in both languages', () => {
    expect(zh.size).toBeGreaterThan(200);
    expect([...zh.keys()].filter((key) => !en.has(key))).toEqual([]);
    expect([...en.keys()].filter((key) => !zh.has(key))).toEqual([]);
  });

  it('are not empty and take the same parameters in both languages', () => {
    for (const [key, text] of zh) {
      expect(text.trim(), key).not.toBe('');
      expect(slots(en.get(key) ?? ''), key).toEqual(slots(text));
    }
  });

  it('do not overwrite each other between parts', async () => {
    const owners = new Map<string, string>();
    for (const [name, source] of Object.entries(sources)) {
      for (const key of flat((await source['zh-CN']()).default).keys()) {
        expect(owners.get(key), `${key} in ${name}`).toBeUndefined();
        owners.set(key, name);
      }
    }
  });

  it('exist for every key that the sources name', () => {
    const root = fileURLToPath(new URL('..', import.meta.url));
    const used = new Map<string, string>();
    const prefixes = new Map<string, string>();
    for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(vue|ts)$/.test(file) || file.endsWith('.test.ts')) continue;
      const code = readFileSync(join(root, file), 'utf8');
      for (const match of code.matchAll(/\bt\(\s*'([\w.-]+)'/g)) used.set(match[1] ?? '', file);
      for (const match of code.matchAll(/\b(?:title|label): '([a-z]\w*\.[\w.]+)'/gi)) used.set(match[1] ?? '', file);
      for (const match of code.matchAll(/'(urlRule\.fault\.\w+)'/g)) used.set(match[1] ?? '', file);
      for (const match of code.matchAll(/\bt\(\s*`([\w.-]+\.)\$\{/g)) prefixes.set(match[1] ?? '', file);
    }
    expect(used.size).toBeGreaterThan(150);
    expect(prefixes.size).toBeGreaterThan(10);
    for (const [key, file] of used) expect(zh.has(key), `${key} in ${file}`).toBe(true);
    for (const [prefix, file] of prefixes) {
      expect(
        [...zh.keys()].some((key) => key.startsWith(prefix)),
        `${prefix}* in ${file}`,
      ).toBe(true);
    }
  });
});
