import { reactive } from 'vue';
import type { PhonePlace } from '../api/types.ts';
import { without } from '../offline/without.ts';

/** Older than this a fix says where the officer was, not where the bike is. */
const FRESH_MS = 60_000;

export const place = reactive({
  fix: undefined as (PhonePlace & { readonly at: number }) | undefined,
  state: 'off',
});

let watching: number | undefined;

export function watchPlace(): void {
  if (watching !== undefined || !('geolocation' in navigator)) return;
  place.state = place.fix ? 'fixed' : 'searching';
  watching = navigator.geolocation.watchPosition(
    (position) => {
      place.state = 'fixed';
      place.fix = {
        lon: round(position.coords.longitude),
        lat: round(position.coords.latitude),
        accuracyMetres: Math.max(1, Math.round(position.coords.accuracy)),
        crs: 'WGS84',
        at: Date.now(),
      };
    },
    (error) => {
      place.state = error.code === error.PERMISSION_DENIED ? 'denied' : place.fix ? 'fixed' : 'searching';
    },
    { enableHighAccuracy: true, maximumAge: 10_000, timeout: 30_000 },
  );
}

export function stopWatchingPlace(): void {
  if (watching !== undefined) navigator.geolocation.clearWatch(watching);
  watching = undefined;
}

/** The place to record with, if there is a fresh one: a record without a place is better than one with a wrong place. */
export function currentPlace(): PhonePlace | undefined {
  if (!place.fix || Date.now() - place.fix.at > FRESH_MS) return undefined;
  return without(place.fix, 'at');
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
