import { LEGAL_BASES } from '@static-traffic/shared';
import { describe, expect, it } from 'vitest';
import { OFFLINE_VERDICTS, VERDICTS } from '../api/types.ts';
import en from './en.ts';
import zh from './zh-CN.ts';

interface Texts {
  readonly [key: string]: string | Texts;
}

function flatten(texts: Texts, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') found.set(at, value);
    else for (const [inner, text] of flatten(value, at)) found.set(inner, text);
  }
  return found;
}

const chinese = flatten(zh);
const english = flatten(en);
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

describe('texts', () => {
  it('exist in both languages', () => {
    expect(chinese.size).toBeGreaterThan(200);
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('name the same values', () => {
    for (const [key, text] of chinese)
      expect([key, placeholders(english.get(key) ?? '')]).toEqual([key, placeholders(text)]);
  });

  it('are never empty', () => {
    for (const [key, text] of [...chinese, ...english]) expect([key, text.trim()]).not.toEqual([key, '']);
  });

  it('cover every verdict', () => {
    for (const verdict of VERDICTS) {
      expect(chinese.has(`card.platform.${verdict}`)).toBe(true);
      expect(chinese.has(`card.todo.${verdict}`)).toBe(true);
    }
    for (const verdict of OFFLINE_VERDICTS) expect(chinese.has(`card.phone.${verdict}`)).toBe(true);
    expect(LEGAL_BASES.length).toBe(4);
  });

  it('call an offline verdict suspected', () => {
    expect(zh.card.phone.filed).toBe('疑似已备案');
    expect(zh.card.phone.unfiled).toBe('疑似未备案');
  });
});
