/** Server clock minus device clock. The device's own time is recorded as it is; the offset is recorded beside it. */
export interface ClockReading {
  readonly offsetMs: number;
  readonly measuredAt: string;
}

export const CLOCK_TOLERANCE_MS = 2 * 60_000;
/** A slow round trip says little about the clock. */
const LONGEST_ROUND_TRIP_MS = 10_000;

export function readClock(reply: {
  sentAt: number;
  receivedAt: number;
  date: string | null;
}): ClockReading | undefined {
  if (!reply.date || reply.receivedAt - reply.sentAt > LONGEST_ROUND_TRIP_MS) return undefined;
  const server = Date.parse(reply.date);
  if (Number.isNaN(server)) return undefined;
  // The header is cut to whole seconds: half a second more is the best guess.
  const offsetMs = Math.round(server + 500 - (reply.sentAt + reply.receivedAt) / 2);
  return { offsetMs, measuredAt: new Date(reply.receivedAt).toISOString() };
}

export function clockIsOff(reading: ClockReading | undefined): boolean {
  return reading !== undefined && Math.abs(reading.offsetMs) > CLOCK_TOLERANCE_MS;
}
