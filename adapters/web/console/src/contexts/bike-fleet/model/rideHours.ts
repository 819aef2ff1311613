export interface HourOfDay {
  readonly hour: number;
  readonly starts: number;
  readonly ends: number;
}

/** All 24 hours of a day from the rows that have rides; keys are `7`, `07` or the hour with its day at +08 (`2026-11-23T07`). */
export function hoursOfDay(rows: readonly { key: string; starts: number; ends: number }[]): HourOfDay[] {
  const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, starts: 0, ends: 0 }));
  for (const row of rows) {
    const match = /^(\d{1,2})(?::00)?$/.exec(row.key) ?? /T(\d{2})(?::|$)/.exec(row.key);
    const hour = match ? hours[Number(match[1])] : undefined;
    if (!hour) continue;
    hour.starts += row.starts;
    hour.ends += row.ends;
  }
  return hours;
}
