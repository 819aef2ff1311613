import { expect, it } from 'vitest';
import { dwellCounts } from './dwell.ts';

it('dwell counts stand in a fixed order and miss nothing', () => {
  expect(dwellCounts({ '3-7d': 2, '<1d': 5 })).toEqual([5, 0, 2, 0]);
  expect(dwellCounts([1, 2, 3])).toEqual([1, 2, 3, 0]);
  expect(dwellCounts(undefined)).toEqual([0, 0, 0, 0]);
});
