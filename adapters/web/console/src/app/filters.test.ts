import { describe, expect, it } from 'vitest';
import { flag, minute, number, one, readFilters, some, text, words, writeFilters } from './filters.ts';

const schema = {
  q: text,
  state: some(['parked', 'riding', 'lost']),
  operator: words,
  show: one(['map', 'table'], 'map'),
  unread: flag,
  from: minute,
  zoom: number(9.4, 7, 19, 2),
  cursor: text,
};
const defaults = readFilters(schema, {});

describe('filters in the address', () => {
  it('fall back when nothing or nonsense stands there', () => {
    expect(defaults).toEqual({
      q: '',
      state: [],
      operator: [],
      show: 'map',
      unread: false,
      from: '',
      zoom: 9.4,
      cursor: '',
    });
    const read = readFilters(schema, {
      state: 'flying,riding',
      operator: 'operator-a,<script>',
      show: 'globe',
      from: 'yesterday',
      zoom: 'NaN',
      unread: 'yes',
    });
    expect(read).toEqual({ ...defaults, state: ['riding'], operator: ['operator-a'] });
  });

  it('come back as they were written', () => {
    const values = {
      ...defaults,
      q: 'JQ 1&2',
      state: ['parked', 'lost'] as const,
      operator: ['operator-b'],
      show: 'table' as const,
      unread: true,
      from: '2026-11-23T08:00',
      zoom: 15.257,
      cursor: 'abc',
    };
    const written = writeFilters(schema, {}, values);
    expect(written).toMatchObject({ state: 'parked,lost', zoom: '15.26', unread: '1' });
    expect(readFilters(schema, written as Record<string, string>)).toEqual({ ...values, zoom: 15.26 });
  });

  it('leave what is at its fallback out and what is not theirs in', () => {
    expect(writeFilters(schema, { q: 'old', track: '1' }, defaults)).toEqual({ track: '1' });
  });

  it('keep numbers inside their bounds', () => {
    expect(readFilters(schema, { zoom: '99' }).zoom).toBe(19);
  });

  it('read the first of a repeated name', () => {
    expect(readFilters(schema, { q: ['a', 'b'] }).q).toBe('a');
  });
});
