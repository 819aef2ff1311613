interface Point {
  readonly lon: number;
  readonly lat: number;
}

const EARTH_RADIUS_METRES = 6_371_000;

/** Great-circle distance: good to a few per mille, for telling "round the corner" from "across the river". */
export function metresBetween(one: Point, other: Point): number {
  const toRadians = Math.PI / 180;
  const latitude = (other.lat - one.lat) * toRadians;
  const longitude = (other.lon - one.lon) * toRadians;
  const a =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(one.lat * toRadians) * Math.cos(other.lat * toRadians) * Math.sin(longitude / 2) ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(a)));
}
