import { expect, it } from 'vitest';
import { centre, labelPoints } from './districts.ts';

const square = (x: number, y: number, size: number): [number, number][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

it('a ring’s centre is its centroid, whichever way round it is drawn', () => {
  expect(centre(square(0, 0, 2))).toEqual({ area: 4, at: [1, 1] });
  expect(centre([...square(0, 0, 2)].reverse())).toEqual({ area: 4, at: [1, 1] });
});

it('a district of islands is named once, on its largest part', () => {
  const labels = labelPoints({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { code: '310151', name: '崇明区' },
        geometry: { type: 'MultiPolygon', coordinates: [[square(10, 10, 1)], [square(0, 0, 4)]] },
      },
    ],
  });
  expect(labels.features).toHaveLength(1);
  expect(labels.features[0]?.geometry.coordinates).toEqual([2, 2]);
});
