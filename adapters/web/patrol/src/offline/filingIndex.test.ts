import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FilingIndex } from './filingIndex.ts';

const BUILT_AT = Date.parse('2026-11-23T01:02:03Z');

function indexOf(bikes: readonly string[], builtAt = BUILT_AT): ArrayBuffer {
  const prefixes = bikes
    .map((bike) => createHash('sha256').update(bike).digest().subarray(0, 8))
    .sort((a, b) => Buffer.compare(a, b));
  const header = Buffer.alloc(16);
  header.write('FBI1', 'latin1');
  header.writeBigInt64BE(BigInt(builtAt), 4);
  header.writeInt32BE(prefixes.length, 12);
  const all = Buffer.concat([header, ...prefixes]);
  return new Uint8Array(all).buffer;
}

describe('the filing index', () => {
  const bikes = Array.from({ length: 20_000 }, (_, i) => `operator-a/JQ${String(i).padStart(8, '0')}`);
  const index = FilingIndex.read(indexOf(bikes));

  it('knows its age and size', () => {
    expect(index.size).toBe(20_000);
    expect(index.builtAt.toISOString()).toBe('2026-11-23T01:02:03.000Z');
  });

  it('finds every filed bike, on both sides of the sign bit', async () => {
    for (let i = 0; i < bikes.length; i += 97) {
      expect(await index.has('operator-a', `JQ${String(i).padStart(8, '0')}`)).toBe(true);
    }
    const first = createHash('sha256')
      .update(bikes[0] as string)
      .digest()
      .readBigUInt64BE(0);
    expect(index.hasPrefix(first)).toBe(true);
  });

  it('does not find others: another number, another operator', async () => {
    expect(await index.has('operator-a', 'JQ00020000')).toBe(false);
    expect(await index.has('operator-b', 'JQ00000001')).toBe(false);
    expect(index.hasPrefix(0n)).toBe(false);
    expect(index.hasPrefix(0xffff_ffff_ffff_ffffn)).toBe(false);
  });

  it('answers within 50 ms over a million bikes', async () => {
    const n = 1_000_000;
    const bytes = new ArrayBuffer(16 + n * 8);
    const view = new DataView(bytes);
    view.setUint32(0, 0x46424931);
    view.setBigInt64(4, BigInt(BUILT_AT));
    view.setInt32(12, n);
    for (let i = 0; i < n; i++) view.setBigUint64(16 + i * 8, BigInt(i) * 18_446_744_073_709n);
    const large = FilingIndex.read(bytes);
    const start = performance.now();
    for (let i = 0; i < 100; i++) await large.has('operator-a', `JQ${String(i)}`);
    expect((performance.now() - start) / 100).toBeLessThan(50);
  });

  it('works when empty', async () => {
    expect(await FilingIndex.read(indexOf([])).has('operator-a', 'JQ00000001')).toBe(false);
  });

  it('refuses half an index rather than call everything unfiled', () => {
    const whole = indexOf(['operator-a/JQ00000001', 'operator-a/JQ00000002']);
    expect(() => FilingIndex.read(whole.slice(0, whole.byteLength - 3))).toThrow(RangeError);
    expect(() => FilingIndex.read(whole.slice(0, 10))).toThrow(RangeError);
    expect(() => FilingIndex.read(new TextEncoder().encode('<!doctype html><html></html>').buffer)).toThrow(RangeError);
  });
});
