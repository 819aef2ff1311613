import { DWELL_BUCKETS, formatDuration, type YardBoard } from '@static-traffic/shared';

/** Stock by time in the yard, in the order under a day, 1–3, 3–7, over 7; a missing bucket counts as none. */
export function dwellCounts(dwell: YardBoard['dwell'] | readonly number[] | undefined): number[] {
  if (dwell === undefined) return DWELL_BUCKETS.map(() => 0);
  if (Array.isArray(dwell)) return DWELL_BUCKETS.map((_, index) => (dwell as readonly number[])[index] ?? 0);
  return DWELL_BUCKETS.map((bucket) => (dwell as YardBoard['dwell'])[bucket] ?? 0);
}

/** The platform counts whole hours: none is less than one, not no time at all. */
export function dwellText(hours: number, locale: string, underAnHour: string): string {
  return hours < 1 ? underAnHour : formatDuration(hours * 3600, locale);
}
