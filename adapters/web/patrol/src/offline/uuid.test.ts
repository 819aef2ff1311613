import { describe, expect, it } from 'vitest';
import { createUuidSource, uuidv7 } from './uuid.ts';

describe('UUIDv7', () => {
  it('has version 7, the RFC variant and the time in front', () => {
    const source = createUuidSource(() => 0x0192_8f3b_4c5d);
    const id = source.next();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(id.replace(/-/g, '').slice(0, 12)).toBe('01928f3b4c5d');
  });

  it('sorts in the order of making, also within one millisecond', () => {
    const source = createUuidSource(() => 1_800_000_000_000);
    const ids = Array.from({ length: 10_000 }, () => source.next());
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps the order when the clock is set back', () => {
    let now = 1_800_000_000_000;
    const source = createUuidSource(() => now);
    const before = source.next();
    now -= 3_600_000;
    const after = source.next();
    expect(after > before).toBe(true);
  });

  it('makes no id twice', () => {
    expect(new Set(Array.from({ length: 5_000 }, uuidv7)).size).toBe(5_000);
  });
});
