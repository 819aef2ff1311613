import { expect, it } from 'vitest';
import { dwellCounts, dwellText } from './dwell.ts';

it('dwell counts stand in a fixed order and miss nothing', () => {
  expect(dwellCounts({ '3-7d': 2, '<1d': 5 })).toEqual([5, 0, 2, 0]);
  expect(dwellCounts([1, 2, 3])).toEqual([1, 2, 3, 0]);
  expect(dwellCounts(undefined)).toEqual([0, 0, 0, 0]);
});

it('a bike that has just come in has not been there for "0 seconds"', () => {
  expect(dwellText(0, 'en', 'under 1 hr')).toBe('under 1 hr');
  expect(dwellText(3, 'en', 'under 1 hr')).toBe('3 hr');
});
