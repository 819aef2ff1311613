import { db, link, outbox } from '../../../app/platform.ts';
import { currentPlace } from '../../../app/place.ts';
import { useReference } from '../../../app/reference.ts';
import { useSession } from '../../../app/session.ts';
import { useUpload } from '../../../app/upload.ts';
import type { ScanBody } from '../../../api/types.ts';
import type { ScanCommand } from '../../../offline/db.ts';
import { uuidv7 } from '../../../offline/uuid.ts';
import type { BikeReading } from './bike.ts';
import { judgeOffline } from './verdict.ts';

/** Long enough for a poor network, short enough to stand in front of a bike for. */
export const VERDICT_TIMEOUT_MS = 2_500;

/** Of that, at most this long for the platform's word on who is signed in. */
const SETTLE_MS = 800;

/**
 * Keeps the scan on the phone first, then asks the platform while the officer waits at most 2.5 s. Whatever happens
 * to the question, the record is safe and the phone's own suspicion can be shown.
 */
export async function recordScan(bike: BikeReading): Promise<ScanCommand> {
  const session = useSession();
  const reference = useReference();
  const owner = session.owner;
  if (!owner) throw new Error('nobody is signed in');

  const scannedAt = new Date().toISOString();
  await session.settled(SETTLE_MS);
  const offline = !link.online || session.state !== 'confirmed';
  const offlineVerdict = await judgeOffline(bike, reference.index, reference.indexVersion, reference.rules.length > 0);
  const place = currentPlace();
  const body: ScanBody = {
    scanId: uuidv7(),
    ...bike.ref,
    scannedAt,
    ...(place ? { place } : {}),
    deviceId: (await db.read<string>('deviceId')) ?? '',
    offline,
    offlineVerdict,
  };
  return outbox.scan(owner, body, {
    ...(bike.operatorId ? { operatorId: bike.operatorId } : {}),
    ...(bike.bikeId ? { bikeId: bike.bikeId } : {}),
  });
}

/** Asks now if there is a point in asking; the rest is the upload loop's. */
export async function askVerdict(scan: ScanCommand): Promise<void> {
  const upload = useUpload();
  const session = useSession();
  if (!link.online || session.state !== 'confirmed') {
    void upload.run();
    return;
  }
  const answer = await upload.sendNow(scan.id, VERDICT_TIMEOUT_MS);
  if (answer === 'signed-out') await session.confirm();
  if (answer === 'queued') void upload.run();
}
