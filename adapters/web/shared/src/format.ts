/** Civil time of the city. Shown times never follow the device's own zone: a phone set wrongly must not shift a record. */
export const CITY_ZONE = 'Asia/Shanghai';
export const CITY_OFFSET = '+08:00';
const CITY_OFFSET_MILLIS = 8 * 3_600_000;

const EMPTY = '—';

type Moment = string | number | Date | null | undefined;

function toDate(moment: Moment): Date | undefined {
  if (moment === null || moment === undefined || moment === '') return undefined;
  const date = moment instanceof Date ? moment : new Date(moment);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function cityParts(date: Date): { day: string; time: string } {
  // China has had no daylight saving since 1991, so the fixed offset is exact for every date the platform holds.
  const iso = new Date(date.getTime() + CITY_OFFSET_MILLIS).toISOString();
  return { day: iso.slice(0, 10), time: iso.slice(11, 19) };
}

/** `2026-11-23 09:05:07`, the same in both languages so that a value read aloud can be found again. */
export function formatDateTime(moment: Moment): string {
  const date = toDate(moment);
  if (!date) return EMPTY;
  const { day, time } = cityParts(date);
  return `${day} ${time}`;
}

/** `11-23 09:05`. */
export function formatShortDateTime(moment: Moment): string {
  const date = toDate(moment);
  if (!date) return EMPTY;
  const { day, time } = cityParts(date);
  return `${day.slice(5)} ${time.slice(0, 5)}`;
}

export function formatDay(moment: Moment): string {
  const date = toDate(moment);
  return date ? cityParts(date).day : EMPTY;
}

export function formatTime(moment: Moment): string {
  const date = toDate(moment);
  return date ? cityParts(date).time : EMPTY;
}

/** The city's civil day of an instant, `YYYY-MM-DD`. */
export function cityDay(moment: Moment = Date.now()): string {
  const date = toDate(moment);
  if (!date) throw new RangeError('not a moment');
  return cityParts(date).day;
}

/** Civil text as a date-time input gives it (`2026-11-23T09:05`), at +08, as an instant; undefined when unreadable. */
export function cityInstant(civil: string | null | undefined): string | undefined {
  if (!civil) return undefined;
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?)?$/.exec(civil);
  if (!match) return undefined;
  const date = new Date(`${match[1] ?? ''}T${match[2] ?? '00:00'}${match[3] ?? ':00'}${CITY_OFFSET}`);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** The reverse of `cityInstant`: what a `datetime-local` input shows, to the minute. */
export function civilInput(moment: Moment): string {
  const date = toDate(moment);
  if (!date) return '';
  const { day, time } = cityParts(date);
  return `${day}T${time.slice(0, 5)}`;
}

/** First instant of a civil day and of the day after it. */
export function cityDayBounds(day: string): { from: string; to: string } {
  const from = new Date(`${day}T00:00:00${CITY_OFFSET}`);
  return { from: from.toISOString(), to: new Date(from.getTime() + 86_400_000).toISOString() };
}

export function formatNumber(value: number | null | undefined, locale: string, maximumFractionDigits = 0): string {
  if (value === null || value === undefined || Number.isNaN(value)) return EMPTY;
  return new Intl.NumberFormat(locale, { maximumFractionDigits }).format(value);
}

/** For narrow places: 2,198 → `2,198`, 12,300 → `1.2万` or `12.3K`. */
export function formatCompact(value: number, locale: string): string {
  if (Math.abs(value) < 10_000) return formatNumber(value, locale);
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

export function formatPercent(part: number, whole: number, locale: string, maximumFractionDigits = 1): string {
  if (whole === 0) return EMPTY;
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits }).format(part / whole);
}

/** `850 m`, `1.2 km`. */
export function formatDistance(metres: number | null | undefined, locale: string): string {
  if (metres === null || metres === undefined || Number.isNaN(metres)) return EMPTY;
  return metres < 1000
    ? `${formatNumber(metres, locale)} m`
    : `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(metres / 1000)} km`;
}

/** Six decimals are about 0.1 m: finer than any bike's own fix. */
export function formatLonLat(lon: number | null | undefined, lat: number | null | undefined): string {
  if (typeof lon !== 'number' || typeof lat !== 'number') return EMPTY;
  return `${lon.toFixed(6)}, ${lat.toFixed(6)}`;
}

export function formatBytes(bytes: number | null | undefined, locale: string): string {
  if (bytes === null || bytes === undefined) return EMPTY;
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: unit === 0 ? 0 : 1 }).format(value)} ${units[unit] ?? ''}`;
}

type DurationUnit = 'second' | 'minute' | 'hour' | 'day';

function inLargestUnit(seconds: number): { value: number; unit: DurationUnit } {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return { value: whole, unit: 'second' };
  if (whole < 3600) return { value: Math.floor(whole / 60), unit: 'minute' };
  if (whole < 48 * 3600) return { value: Math.floor(whole / 3600), unit: 'hour' };
  return { value: Math.floor(whole / 86_400), unit: 'day' };
}

/** `5 秒`, `3 min`, `26 hr`: a length of time in its largest sensible unit. */
export function formatDuration(seconds: number | null | undefined, locale: string): string {
  if (seconds === null || seconds === undefined || Number.isNaN(seconds)) return EMPTY;
  const { value, unit } = inLargestUnit(seconds);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}

/** `5 秒前`, `3 min. ago`; `现在`, `now` within the second. */
export function formatAgo(moment: Moment, nowMillis: number, locale: string): string {
  const date = toDate(moment);
  if (!date) return EMPTY;
  const { value, unit } = inLargestUnit((nowMillis - date.getTime()) / 1000);
  return new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: value === 0 ? 'auto' : 'always' }).format(
    -value,
    unit,
  );
}
