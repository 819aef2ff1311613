import type { Page } from '@static-traffic/shared';

export interface CsvColumn<Row> {
  readonly label: string;
  readonly value: (row: Row) => string | number | null | undefined;
}

/** Server pages of this size are fetched one after another … */
export const EXPORT_PAGE = 500;
/** … up to this many rows: more belongs to a report, not to a browser. */
export const EXPORT_ROWS_MAX = 20_000;

/** RFC 4180 with a byte order mark, without which the office's spreadsheet reads Chinese wrongly. */
export function csv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map((column) => cell(column.label)),
    ...rows.map((row) => columns.map((column) => cell(column.value(row)))),
  ];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  // A spreadsheet would run a text that begins like a formula; ids and notes come from outside.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Walks the pages from the first on; `truncated` when there would have been more rows than a file may hold. */
export async function allRows<Row>(
  fetchPage: (cursor: string, limit: number) => Promise<Page<Row>>,
  onProgress: (rows: number) => void,
): Promise<{ rows: Row[]; truncated: boolean }> {
  const rows: Row[] = [];
  let cursor = '';
  for (;;) {
    const page = await fetchPage(cursor, EXPORT_PAGE);
    rows.push(...page.items);
    onProgress(rows.length);
    if (!page.nextCursor) return { rows, truncated: false };
    if (rows.length >= EXPORT_ROWS_MAX) return { rows: rows.slice(0, EXPORT_ROWS_MAX), truncated: true };
    cursor = page.nextCursor;
  }
}
