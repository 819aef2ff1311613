import { expect, it } from 'vitest';
import { uuidv7 } from './ids.ts';

it('UUIDv7 carries its time, version and variant, and sorts by time', () => {
  const early = uuidv7(Date.UTC(2026, 10, 23));
  const late = uuidv7(Date.UTC(2026, 10, 24));
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(parseInt(early.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 23));
  expect(early < late).toBe(true);
  expect(uuidv7(0)).not.toBe(uuidv7(0));
});
