import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon, Position } from 'geojson';

export interface DistrictName {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string;
}

export type Districts = FeatureCollection<Polygon | MultiPolygon, DistrictName>;
/** For a map whose outlines could not be had: the bikes still show. */
export const NO_DISTRICTS: Districts = { type: 'FeatureCollection', features: [] };

export type LabelPoints = FeatureCollection<Point, DistrictName>;

/** One label a district, at the centre of its largest part: islands would otherwise each carry the name again. */
export function labelPoints(districts: Districts): LabelPoints {
  return {
    type: 'FeatureCollection',
    features: districts.features.flatMap(({ geometry, properties }) => {
      const rings =
        geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map(([outer]) => outer);
      const largest = rings
        .filter((ring) => ring !== undefined)
        .map((ring) => centre(ring))
        .sort((a, b) => b.area - a.area)[0];
      if (!largest) return [];
      const label: Feature<Point, DistrictName> = {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: largest.at },
        properties,
      };
      return [label];
    }),
  };
}

/** Area and centroid of a ring in plane degrees: exact enough for where to put a name. */
export function centre(ring: readonly Position[]): { area: number; at: [number, number] } {
  let twice = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i] ?? [];
    const [bx = 0, by = 0] = ring[(i + 1) % ring.length] ?? [];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  if (twice === 0) return { area: 0, at: [ring[0]?.[0] ?? 0, ring[0]?.[1] ?? 0] };
  return { area: Math.abs(twice / 2), at: [x / (3 * twice), y / (3 * twice)] };
}
