import { describe, expect, it } from 'vitest';
import {
  cityDay,
  cityDayBounds,
  cityInstant,
  civilInput,
  formatAgo,
  formatBytes,
  formatDateTime,
  formatDistance,
  formatDuration,
  formatLonLat,
  formatNumber,
  formatPercent,
  formatShortDateTime,
} from './format.ts';

describe('times are the city’s, whatever zone the device is in', () => {
  it('shows an instant at +08', () => {
    expect(formatDateTime('2026-11-22T16:05:07Z')).toBe('2026-11-23 00:05:07');
    expect(formatShortDateTime('2026-11-22T16:05:07Z')).toBe('11-23 00:05');
  });

  it('turns the day at midnight in the city', () => {
    expect(cityDay('2026-11-22T15:59:59Z')).toBe('2026-11-22');
    expect(cityDay('2026-11-22T16:00:00Z')).toBe('2026-11-23');
    expect(cityDayBounds('2026-11-23')).toEqual({ from: '2026-11-22T16:00:00.000Z', to: '2026-11-23T16:00:00.000Z' });
  });

  it('reads civil text back as the same instant', () => {
    expect(cityInstant('2026-11-23T08:00')).toBe('2026-11-23T00:00:00.000Z');
    expect(cityInstant('2026-11-23')).toBe('2026-11-22T16:00:00.000Z');
    expect(cityInstant('tomorrow')).toBeUndefined();
    expect(cityInstant('')).toBeUndefined();
    expect(civilInput('2026-11-23T00:00:00Z')).toBe('2026-11-23T08:00');
  });

  it('has a dash for nothing', () => {
    expect(formatDateTime(null)).toBe('—');
    expect(formatDateTime('not a time')).toBe('—');
    expect(formatNumber(undefined, 'en')).toBe('—');
    expect(formatLonLat(undefined, 31)).toBe('—');
  });
});

describe('lengths of time', () => {
  it('use the largest sensible unit', () => {
    expect(formatDuration(5, 'en')).toBe('5 sec');
    expect(formatDuration(185, 'en')).toBe('3 min');
    expect(formatDuration(26 * 3600, 'en')).toBe('26 hr');
    expect(formatDuration(72 * 3600, 'en')).toBe('3 days');
    expect(formatDuration(5, 'zh-CN')).toBe('5秒');
  });

  it('never run backwards when a clock is ahead', () => {
    const now = Date.parse('2026-11-23T00:00:00Z');
    expect(formatAgo('2026-11-23T00:00:09Z', now, 'en')).toBe('now');
    expect(formatAgo('2026-11-22T23:57:00Z', now, 'zh-CN')).toBe('3分钟前');
  });
});

describe('quantities', () => {
  it('are grouped and given units', () => {
    expect(formatNumber(1234567, 'zh-CN')).toBe('1,234,567');
    expect(formatPercent(1, 8, 'en')).toBe('12.5%');
    expect(formatPercent(1, 0, 'en')).toBe('—');
    expect(formatDistance(850, 'en')).toBe('850 m');
    expect(formatDistance(1230, 'en')).toBe('1.2 km');
    expect(formatBytes(67_108_864, 'en')).toBe('64 MiB');
    expect(formatLonLat(121.4737, 31.2304)).toBe('121.473700, 31.230400');
  });
});
