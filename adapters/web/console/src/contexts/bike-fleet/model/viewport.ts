/** West, south, east, north in WGS84 degrees. */
export type Box = readonly [number, number, number, number];

/** MapLibre's world is this many pixels wide at zoom 0. */
const WORLD_PIXELS = 512;

/** The box a map of this size shows, so that the table can stand in for the map without drawing one. */
export function viewBox(lon: number, lat: number, zoom: number, width: number, height: number): Box {
  const world = WORLD_PIXELS * 2 ** zoom;
  const halfLon = (width / world) * 180;
  const y = mercatorY(lat);
  const halfY = height / world / 2;
  return [lon - halfLon, latOf(y + halfY), lon + halfLon, latOf(y - halfY)];
}

export function boxText(box: Box): string {
  return box.map((value) => value.toFixed(5)).join(',');
}

function mercatorY(lat: number): number {
  const sin = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

function latOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}
