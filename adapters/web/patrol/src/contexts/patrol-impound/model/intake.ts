import { db, link, outbox } from '../../../app/platform.ts';
import { currentPlace } from '../../../app/place.ts';
import { useSession } from '../../../app/session.ts';
import type { IntakeForm } from '../../../api/types.ts';
import type { Draft, IntakeCommand } from '../../../offline/db.ts';
import { orStorageFull } from '../../../offline/db.ts';
import type { Photo } from '../../../offline/evidence.ts';
import { uuidv7 } from '../../../offline/uuid.ts';
import type { BikeReading } from './bike.ts';
import { oneLine } from './text.ts';

const rememberedYard = (subject: string): string => `yard/${subject}`;

export async function recordIntake(
  bike: BikeReading,
  scanId: string | undefined,
  form: IntakeForm,
  photos: readonly Photo[],
  draftKey: string,
): Promise<IntakeCommand> {
  const session = useSession();
  const owner = session.owner;
  if (!owner || !form.yardId || !form.legalBasis || photos.length === 0) throw new Error('the form is not complete');
  const place = currentPlace();
  const note = oneLine(form.note);
  const command = await outbox.intake(
    owner,
    {
      intakeId: uuidv7(),
      ...(scanId ? { scanId } : {}),
      ...bike.ref,
      yardId: form.yardId,
      takenAt: new Date().toISOString(),
      ...(place ? { place } : {}),
      measure: form.measure,
      legalBasis: form.legalBasis,
      ...(note ? { note } : {}),
      deviceId: (await db.read<string>('deviceId')) ?? '',
      offline: !link.online || session.state !== 'confirmed',
    },
    {
      ...(bike.operatorId ? { operatorId: bike.operatorId } : {}),
      ...(bike.bikeId ? { bikeId: bike.bikeId } : {}),
    },
    photos,
    draftKey,
  );
  await db.write(rememberedYard(owner.subject), form.yardId);
  return command;
}

export async function usualYard(): Promise<string | undefined> {
  const session = useSession();
  if (!session.me) return undefined;
  return session.me.yardId ?? (await db.read<string>(rememberedYard(session.me.subject)));
}

export async function readDraft(key: string): Promise<Draft | undefined> {
  const owner = useSession().me?.subject;
  return owner ? db.drafts.get([owner, key]) : undefined;
}

export async function keepDraft(key: string, form: IntakeForm, photos: readonly Photo[]): Promise<void> {
  const owner = useSession().me?.subject;
  if (!owner) return;
  const draft: Draft = { owner, key, savedAt: new Date().toISOString(), form: { ...form }, photos: [...photos] };
  await orStorageFull(() => db.drafts.put(draft));
}
