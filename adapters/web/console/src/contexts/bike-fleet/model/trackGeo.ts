import type { Track } from '@static-traffic/shared';

interface Feature {
  type: 'Feature';
  geometry: { type: 'Point'; coordinates: [number, number] } | { type: 'LineString'; coordinates: [number, number][] };
  properties: Record<string, string>;
}

export interface Features {
  type: 'FeatureCollection';
  features: Feature[];
}

/** A pause longer than this breaks the line: across it nobody knows where the bike went. */
export const GAP_SECONDS = 30 * 60;

export function trackFeatures(track: Track): Features {
  const features: Feature[] = [];
  let line: [number, number][] = [];
  let before: number | undefined;
  const end = (): void => {
    if (line.length > 1) {
      features.push({
        type: 'Feature',
        geometry: { type: 'LineString', coordinates: line },
        properties: { what: 'line' },
      });
    }
    line = [];
  };
  for (const position of track.positions) {
    const at = Date.parse(position.at);
    if (before !== undefined && at - before > GAP_SECONDS * 1000) end();
    line.push([position.lon, position.lat]);
    before = at;
  }
  end();
  for (const position of track.positions) {
    features.push(point(position.lon, position.lat, { what: 'position', state: position.state, at: position.at }));
  }
  for (const event of track.lockEvents) {
    features.push(point(event.lon, event.lat, { what: event.type, at: event.at }));
  }
  return { type: 'FeatureCollection', features };
}

/** South-west and north-east corner of everything in the track; undefined when there is nothing. */
export function trackBounds(track: Track): [[number, number], [number, number]] | undefined {
  const places = [
    ...track.positions.map(({ lon, lat }) => [lon, lat] as const),
    ...track.lockEvents.map(({ lon, lat }) => [lon, lat] as const),
    ...track.rides.flatMap((ride) => [[ride.startLon, ride.startLat] as const, [ride.endLon, ride.endLat] as const]),
  ];
  if (places.length === 0) return undefined;
  const lons = places.map(([lon]) => lon);
  const lats = places.map(([, lat]) => lat);
  return [
    [Math.min(...lons), Math.min(...lats)],
    [Math.max(...lons), Math.max(...lats)],
  ];
}

function point(lon: number, lat: number, properties: Record<string, string>): Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties };
}
