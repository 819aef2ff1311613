import { idempotencyKey, uuidv7 } from './uuid.ts';
import { without } from './without.ts';
import type { IntakeBody, ScanBody, UndoBody } from '../api/types.ts';
import {
  orStorageFull,
  type Command,
  type IntakeCommand,
  type PatrolDb,
  type PhotoCommand,
  type ScanCommand,
  type UndoCommand,
} from './db.ts';

export interface Owner {
  readonly subject: string;
  readonly displayName: string;
}

export interface OthersQueue {
  readonly owner: string;
  readonly ownerName: string;
  readonly count: number;
}

export interface QueueCount {
  readonly records: number;
  readonly photos: number;
  readonly refused: number;
}

const OPEN_STATES = ['queued', 'sending', 'refused'] as const;
const KEEP_DONE_MS = 3 * 24 * 3600_000;
/** As long as the platform remembers idempotency keys. */
const KEEP_DISCARDED_MS = 45 * 24 * 3600_000;

export function createOutbox(db: PatrolDb, now: () => Date = () => new Date()) {
  async function base(owner: Owner) {
    const clock = await db.read<{ offsetMs: number }>('clock');
    return {
      id: uuidv7(),
      owner: owner.subject,
      ownerName: owner.displayName,
      idempotencyKey: idempotencyKey(),
      createdAt: now().toISOString(),
      clockOffsetMs: clock?.offsetMs ?? null,
      tries: 0,
      state: 'queued' as const,
      notBefore: 0,
    };
  }

  async function own(owner: string, states: readonly string[]): Promise<Command[]> {
    return db.commands
      .where('[owner+state]')
      .anyOf(states.map((state) => [owner, state]))
      .sortBy('id');
  }

  return {
    async scan(owner: Owner, body: ScanBody, shown: ScanCommand['shown']): Promise<ScanCommand> {
      const command: ScanCommand = { ...(await base(owner)), kind: 'scan', body, shown, dependsOn: [] };
      await orStorageFull(() => db.commands.add(command));
      return command;
    },

    /** The intake and all its photographs are kept together or not at all. */
    async intake(
      owner: Owner,
      body: Omit<IntakeBody, 'photos'>,
      shown: IntakeCommand['shown'],
      photos: readonly { readonly sha256: string; readonly bytes: ArrayBuffer }[],
      draftKey: string,
    ): Promise<IntakeCommand> {
      const photoCommands: PhotoCommand[] = [];
      for (const photo of photos) {
        photoCommands.push({
          ...(await base(owner)),
          kind: 'photo',
          intakeId: body.intakeId,
          body: { sha256: photo.sha256, bytes: photo.bytes.byteLength, type: 'image/jpeg' },
          dependsOn: [],
        });
      }
      const start = await base(owner);
      return orStorageFull(() =>
        db.transaction('rw', db.commands, db.photos, db.drafts, async () => {
          const scan = body.scanId ? await findScan(body.scanId) : undefined;
          const command: IntakeCommand = {
            ...start,
            kind: 'intake',
            body: { ...body, photos: photos.map((photo) => photo.sha256) },
            shown,
            dependsOn: [...(scan ? [scan.id] : []), ...photoCommands.map((photo) => photo.id)],
          };
          await db.photos.bulkAdd(
            photoCommands.map((photo, i) => ({
              commandId: photo.id,
              owner: owner.subject,
              bytes: (photos[i] as { bytes: ArrayBuffer }).bytes,
            })),
          );
          await db.commands.bulkAdd([...photoCommands, command]);
          await db.drafts.delete([owner.subject, draftKey]);
          return command;
        }),
      );
    },

    async undo(owner: Owner, body: UndoBody): Promise<UndoCommand> {
      const start = await base(owner);
      return orStorageFull(() =>
        db.transaction('rw', db.commands, async () => {
          const mine = await db.commands.where('owner').equals(owner.subject).toArray();
          const earlier = mine.find(
            (command) =>
              command.kind === 'undo' && command.body.intakeId === body.intakeId && command.state !== 'discarded',
          );
          if (earlier) return earlier as UndoCommand;
          const intake = mine.find((command) => command.kind === 'intake' && command.body.intakeId === body.intakeId);
          const command: UndoCommand = { ...start, kind: 'undo', body, dependsOn: intake ? [intake.id] : [] };
          await db.commands.add(command);
          return command;
        }),
      );
    },

    /**
     * Try a refused command again, as it is or corrected. The key is new because the old one already has its answer
     * (the refusal); the ids inside stay, so the platform still recognises a double.
     */
    async again(owner: string, id: string, corrected?: Partial<IntakeBody>): Promise<void> {
      await orStorageFull(() =>
        db.transaction('rw', db.commands, db.photos, async () => {
          const command = await db.commands.get(id);
          if (command?.owner !== owner || command.state !== 'refused') return;
          if (command.lastError?.code === 'patrol.evidence-unknown') await sendPhotosAgain(command);
          const next = { ...command, idempotencyKey: idempotencyKey(), state: 'queued' as const, notBefore: 0 };
          if (corrected && next.kind === 'intake') {
            await db.commands.put({ ...next, body: { ...next.body, ...corrected } });
          } else {
            await db.commands.put(next);
          }
        }),
      );
    },

    /**
     * For a command refused because this phone's clock was wrong: the time it says is moved by the measured offset.
     * The scan's own id and everything else stay.
     */
    async againWithTime(owner: string, id: string, offsetMs: number): Promise<void> {
      await orStorageFull(() =>
        db.transaction('rw', db.commands, async () => {
          const command = await db.commands.get(id);
          if (command?.owner !== owner || command.state !== 'refused') return;
          const next = { ...command, idempotencyKey: idempotencyKey(), state: 'queued' as const, notBefore: 0 };
          if (next.kind === 'scan') {
            await db.commands.put({ ...next, body: { ...next.body, scannedAt: moved(next.body.scannedAt, offsetMs) } });
          } else if (next.kind === 'intake') {
            await db.commands.put({ ...next, body: { ...next.body, takenAt: moved(next.body.takenAt, offsetMs) } });
          }
        }),
      );
    },

    /** What would be given up together with a refused command. */
    async discardPreview(owner: string, id: string): Promise<Command[]> {
      const all = await own(owner, OPEN_STATES);
      const target = all.find((command) => command.id === id);
      return target ? givenUpWith(target, all) : [];
    },

    /**
     * Gives a refused command up, and with it whatever cannot stand alone. An intake does stand without its scan; it
     * does not stand without a photograph it names. The decision is kept and stays visible.
     */
    async discard(owner: string, id: string, reason: string): Promise<void> {
      await db.transaction('rw', db.commands, db.photos, async () => {
        const all = await own(owner, OPEN_STATES);
        const target = all.find((command) => command.id === id);
        if (target?.state !== 'refused') return;
        const gone = givenUpWith(target, all);
        const discarded = { at: now().toISOString(), reason };
        await db.commands.bulkPut(gone.map((command) => ({ ...command, state: 'discarded' as const, discarded })));
        await db.photos.bulkDelete(gone.flatMap((command) => [command.id, ...command.dependsOn]));
        if (target.kind !== 'scan') return;
        for (const intake of all) {
          if (intake.kind !== 'intake' || !intake.dependsOn.includes(target.id)) continue;
          await db.commands.put({
            ...intake,
            body: without(intake.body, 'scanId'),
            dependsOn: intake.dependsOn.filter((dependency) => dependency !== target.id),
            idempotencyKey: idempotencyKey(),
          });
        }
      });
    },

    /** Everything the officer did on this phone and that is still kept, oldest first. */
    async list(owner: string): Promise<Command[]> {
      return db.commands.where('owner').equals(owner).sortBy('id');
    },

    async open(owner: string): Promise<Command[]> {
      return own(owner, OPEN_STATES);
    },

    async count(owner: string): Promise<QueueCount> {
      const open = await own(owner, OPEN_STATES);
      return {
        records: open.filter((command) => command.kind !== 'photo').length,
        photos: open.filter((command) => command.kind === 'photo').length,
        refused: open.filter((command) => command.state === 'refused').length,
      };
    },

    /** Only how many and whose: the contents are their owner's. */
    async others(subject: string | undefined): Promise<OthersQueue[]> {
      const counts = new Map<string, { ownerName: string; count: number }>();
      const open = await db.commands
        .where('state')
        .anyOf([...OPEN_STATES])
        .toArray();
      for (const command of open) {
        if (command.owner === subject || command.kind === 'photo') continue;
        const entry = counts.get(command.owner) ?? { ownerName: command.ownerName, count: 0 };
        entry.count += 1;
        counts.set(command.owner, entry);
      }
      return [...counts].map(([owner, entry]) => ({ owner, ...entry }));
    },

    async prune(): Promise<void> {
      const doneBefore = new Date(now().getTime() - KEEP_DONE_MS).toISOString();
      const discardedBefore = new Date(now().getTime() - KEEP_DISCARDED_MS).toISOString();
      await db.transaction('rw', db.commands, async () => {
        const needed = new Set<string>();
        const open = await db.commands
          .where('state')
          .anyOf([...OPEN_STATES])
          .toArray();
        for (const command of open) for (const id of command.dependsOn) needed.add(id);
        await db.commands
          .where('state')
          .anyOf(['done', 'discarded'])
          .filter(
            (command) =>
              !needed.has(command.id) &&
              (command.state === 'done'
                ? (command.doneAt ?? command.createdAt) < doneBefore
                : (command.discarded?.at ?? command.createdAt) < discardedBefore),
          )
          .delete();
      });
    },
  };

  async function sendPhotosAgain(command: Command): Promise<void> {
    for (const photo of await db.commands.bulkGet([...command.dependsOn])) {
      if (photo?.kind !== 'photo' || photo.state !== 'done' || !(await db.photos.get(photo.id))) continue;
      await db.commands.put({ ...photo, state: 'queued', notBefore: 0, idempotencyKey: idempotencyKey() });
    }
  }

  async function findScan(scanId: string): Promise<Command | undefined> {
    return db.commands.filter((command) => command.kind === 'scan' && command.body.scanId === scanId).first();
  }
}

function moved(instant: string, offsetMs: number): string {
  return new Date(Date.parse(instant) + offsetMs).toISOString();
}

function givenUpWith(target: Command, all: readonly Command[]): Command[] {
  const gone = new Map<string, Command>([[target.id, target]]);
  const intakes = all.filter(
    (command): command is IntakeCommand =>
      command.kind === 'intake' &&
      (command.id === target.id || (target.kind === 'photo' && command.dependsOn.includes(target.id))),
  );
  for (const intake of intakes) {
    gone.set(intake.id, intake);
    for (const command of all) {
      if (command.kind === 'photo' && command.intakeId === intake.body.intakeId) gone.set(command.id, command);
      if (command.kind === 'undo' && command.body.intakeId === intake.body.intakeId) gone.set(command.id, command);
    }
  }
  return [...gone.values()];
}

export type Outbox = ReturnType<typeof createOutbox>;
