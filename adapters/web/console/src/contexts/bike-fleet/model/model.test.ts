import { describe, expect, it } from 'vitest';
import { backoffMillis, EventStreamReader } from './eventStream.ts';
import { hoursOfDay } from './rideHours.ts';
import { trackBounds, trackFeatures } from './trackGeo.ts';
import { checkRule, toRule } from './urlRule.ts';
import { boxText, viewBox } from './viewport.ts';

describe('the event stream', () => {
  it('puts events together from chunks cut anywhere and skips heartbeats', () => {
    const reader = new EventStreamReader();
    expect(reader.push(': heartbeat\n\nevent: ti')).toEqual([]);
    expect(reader.push('ck\ndata: {"tick"')).toEqual([]);
    expect(reader.push(':7}\n\n: x\n\ndata: a\ndata: b\n\n')).toEqual([
      { event: 'tick', data: '{"tick":7}' },
      { event: 'message', data: 'a\nb' },
    ]);
  });

  it('accepts CRLF and fields without a value', () => {
    expect(new EventStreamReader().push('id\r\ndata:x\r\n\r\n')).toEqual([{ event: 'message', data: 'x' }]);
  });

  it('waits longer after each failure, up to half a minute', () => {
    expect([1, 2, 3, 10].map(backoffMillis)).toEqual([1000, 2000, 4000, 30_000]);
  });
});

describe('the box of a view', () => {
  it('is what a map of that size shows', () => {
    const [west, south, east, north] = viewBox(121.47, 31.2, 10, 1024, 512);
    expect(east - west).toBeCloseTo((1024 / (512 * 1024)) * 360, 6);
    expect(north).toBeGreaterThan(31.2);
    expect(south).toBeLessThan(31.2);
    // Half the height in world pixels on either side, so the middle stays the middle in mercator, not in degrees.
    expect(north - 31.2).toBeLessThan(31.2 - south);
    expect(boxText([1, 2, 3, 4])).toBe('1.00000,2.00000,3.00000,4.00000');
  });
});

describe('rides by hour', () => {
  it('fills the hours without rides and reads the key’s forms', () => {
    const hours = hoursOfDay([
      { key: '07', starts: 3, ends: 1 },
      { key: '8', starts: 2, ends: 2 },
      { key: '2026-11-23T08', starts: 1, ends: 0 },
      { key: 'later', starts: 9, ends: 9 },
    ]);
    expect(hours).toHaveLength(24);
    expect(hours[7]).toEqual({ hour: 7, starts: 3, ends: 1 });
    expect(hours[8]).toEqual({ hour: 8, starts: 3, ends: 2 });
    expect(hours[9]).toEqual({ hour: 9, starts: 0, ends: 0 });
  });
});

describe('a track', () => {
  const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 23) + minutes * 60_000).toISOString();
  const position = (minutes: number, lon: number) => ({ at: at(minutes), lon, lat: 31, state: 'riding' as const });

  it('breaks the line where nobody knows what happened', () => {
    const features = trackFeatures({
      positions: [position(0, 1), position(1, 2), position(60, 3), position(61, 4)],
      lockEvents: [],
      rides: [],
    }).features;
    expect(features.filter((feature) => feature.properties.what === 'line')).toHaveLength(2);
    expect(features.filter((feature) => feature.properties.what === 'position')).toHaveLength(4);
  });

  it('is bounded by everything in it', () => {
    expect(
      trackBounds({
        positions: [position(0, 121.5)],
        lockEvents: [{ at: at(0), type: 'lock', lon: 121.4, lat: 31.3 }],
        rides: [],
      }),
    ).toEqual([
      [121.4, 31],
      [121.5, 31.3],
    ]);
    expect(trackBounds({ positions: [], lockEvents: [], rides: [] })).toBeUndefined();
  });
});

describe('a rule as typed', () => {
  const draft = {
    hosts: ' QR.jiaqi.example,\nb.example ',
    template: '/b/{bikeId}',
    idCharset: 'A-Z0-9',
    idMinLength: '6',
    idMaxLength: '16',
  };

  it('is read leniently', () => {
    expect(toRule(draft).hosts).toEqual(['qr.jiaqi.example', 'b.example']);
    expect(checkRule(draft)).toEqual({});
  });

  it.each([
    [{ hosts: '' }, 'hosts'],
    [{ hosts: 'https://qr.example' }, 'hosts'],
    [{ template: 'b/{bikeId}' }, 'template'],
    [{ template: '/b/' }, 'template'],
    [{ template: '/{bikeId}/{bikeId}' }, 'template'],
    [{ idCharset: '' }, 'idCharset'],
    [{ idCharset: '中文' }, 'idCharset'],
    [{ idMinLength: '9', idMaxLength: '8' }, 'idLength'],
    [{ idMaxLength: 'x' }, 'idLength'],
  ])('is refused with %j at %s', (patch, field) => {
    expect(Object.keys(checkRule({ ...draft, ...patch }))).toEqual([field]);
  });
});
