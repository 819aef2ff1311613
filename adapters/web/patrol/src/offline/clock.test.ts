import { describe, expect, it } from 'vitest';
import { clockIsOff, readClock } from './clock.ts';

const at = Date.parse('2026-11-23T08:00:00.000Z');

describe('the device clock', () => {
  it('is compared with the middle of the round trip', () => {
    const reading = readClock({ sentAt: at, receivedAt: at + 1_000, date: 'Mon, 23 Nov 2026 08:05:00 GMT' });
    expect(reading?.offsetMs).toBe(300_000);
    expect(clockIsOff(reading)).toBe(true);
  });

  it('may be off by two minutes', () => {
    expect(clockIsOff(readClock({ sentAt: at, receivedAt: at, date: 'Mon, 23 Nov 2026 08:01:50 GMT' }))).toBe(false);
    expect(clockIsOff(undefined)).toBe(false);
  });

  it('is not judged by a slow or senseless answer', () => {
    expect(readClock({ sentAt: at, receivedAt: at + 20_000, date: 'Mon, 23 Nov 2026 09:00:00 GMT' })).toBeUndefined();
    expect(readClock({ sentAt: at, receivedAt: at, date: null })).toBeUndefined();
    expect(readClock({ sentAt: at, receivedAt: at, date: 'soon' })).toBeUndefined();
  });
});
