/**
 * UUIDv7 (RFC 9562), made on the phone so that a record has its final identity before any network is there.
 *
 * Ids made by one generator sort in the order they were made, also within one millisecond and when the device clock
 * is set back: the upload queue reads in id order, so a clock correction must not reorder an officer's day.
 */
export interface UuidSource {
  next(): string;
}

const COUNTER_LIMIT = 0x1000;

export function createUuidSource(
  now: () => number = Date.now,
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> = (bytes) => crypto.getRandomValues(bytes),
): UuidSource {
  let lastMillis = -1;
  let counter = 0;

  return {
    next() {
      const tail = random(new Uint8Array(10));
      const millis = now();
      if (millis > lastMillis) {
        lastMillis = millis;
        // Starting in the lower half leaves room to count within the millisecond.
        counter = (((tail[0] as number) << 8) | (tail[1] as number)) & 0x7ff;
      } else if (++counter >= COUNTER_LIMIT) {
        lastMillis += 1;
        counter = 0;
      }
      const bytes = new Uint8Array(16);
      const view = new DataView(bytes.buffer);
      view.setUint16(0, Math.floor(lastMillis / 2 ** 32));
      view.setUint32(2, lastMillis % 2 ** 32);
      view.setUint16(6, 0x7000 | counter);
      bytes.set(tail.subarray(2), 8);
      bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
      const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
  };
}

const source = createUuidSource();

export const uuidv7 = (): string => source.next();

/** Idempotency keys are plain random values: nothing can be read out of them. */
export const idempotencyKey = (): string => crypto.randomUUID();
