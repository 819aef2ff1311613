import { describe, expect, it } from 'vitest';
import { allRows, csv, EXPORT_ROWS_MAX } from './csv.ts';

const columns = [
  { label: '编号', value: (row: { id: string; n: number | null }) => row.id },
  { label: 'n', value: (row: { id: string; n: number | null }) => row.n },
];

describe('CSV', () => {
  it('quotes what must be quoted and starts with a byte order mark', () => {
    expect(
      csv(columns, [
        { id: 'a,"b"', n: 1 },
        { id: 'c', n: null },
      ]),
    ).toBe('\uFEFF编号,n\r\n"a,""b""",1\r\nc,\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@x', '\tx'])('defuses a text that a spreadsheet would run: %j', (id) => {
    expect(csv(columns, [{ id, n: -1 }])).toContain(`'${id}`);
  });
});

describe('walking the pages', () => {
  it('ends with the last page', async () => {
    const pages: Record<string, { items: number[]; nextCursor: string | null }> = {
      '': { items: [1, 2], nextCursor: 'x' },
      x: { items: [3], nextCursor: null },
    };
    const seen: number[] = [];
    const result = await allRows(
      (cursor) => Promise.resolve(pages[cursor] ?? { items: [], nextCursor: null }),
      (n) => seen.push(n),
    );
    expect(result).toEqual({ rows: [1, 2, 3], truncated: false });
    expect(seen).toEqual([2, 3]);
  });

  it('stops at the ceiling and says so', async () => {
    const result = await allRows(
      (_cursor, limit) => Promise.resolve({ items: Array.from({ length: limit }, (_, i) => i), nextCursor: 'more' }),
      () => {},
    );
    expect(result.rows).toHaveLength(EXPORT_ROWS_MAX);
    expect(result.truncated).toBe(true);
  });
});
