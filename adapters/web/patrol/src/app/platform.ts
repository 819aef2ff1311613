import { reactive } from 'vue';
import { createTransport, type Transport } from '../api/http.ts';
import { readClock, type ClockReading } from '../offline/clock.ts';
import { PatrolDb } from '../offline/db.ts';
import { createOutbox } from '../offline/outbox.ts';
import { currentLocale } from './locale.ts';

/** The parts that exist once per open app. */
export const db = new PatrolDb();
export const outbox = createOutbox(db);

/** What the last requests said, not what the browser believes: a phone in a basement is "online" too. */
export const link = reactive({
  online: navigator.onLine,
  clock: undefined as ClockReading | undefined,
});

export const transport: Transport = createTransport({
  language: currentLocale,
  onReply: (reply) => {
    link.online = true;
    const reading = readClock(reply);
    if (!reading) return;
    link.clock = reading;
    void db.write('clock', reading);
  },
  onUnreachable: () => {
    link.online = false;
  },
});

export async function openDevice(): Promise<string> {
  link.clock = await db.read<ClockReading>('clock');
  return db.transaction('rw', db.entries, async () => {
    const known = await db.read<string>('deviceId');
    if (known) return known;
    const made = crypto.randomUUID();
    await db.write('deviceId', made);
    return made;
  });
}

window.addEventListener('offline', () => {
  link.online = false;
});
