import { Dexie, type Table } from 'dexie';
import type { IntakeBody, IntakeForm, IntakeResult, PhotoBody, ScanBody, ScanResult, UndoBody } from '../api/types.ts';

export type CommandKind = 'scan' | 'photo' | 'intake' | 'undo';

/**
 * queued → sending → done | refused; refused → queued (again, under a new key) | discarded (with a reason, kept).
 * A command leaves the queue only by the platform's answer or by its owner's own confirmed decision.
 */
export type CommandState = 'queued' | 'sending' | 'done' | 'refused' | 'discarded';

export interface CommandError {
  readonly code: string;
  readonly message?: string;
  readonly status?: number;
  readonly traceId?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly at: string;
}

interface CommandBase {
  /** UUIDv7: also the order of sending. */
  readonly id: string;
  /** Subject of the officer who did it. Nobody else's session may send it. */
  readonly owner: string;
  readonly ownerName: string;
  readonly idempotencyKey: string;
  readonly dependsOn: readonly string[];
  readonly createdAt: string;
  /** Server clock minus device clock when it was made; null when never measured. */
  readonly clockOffsetMs: number | null;
  readonly tries: number;
  readonly state: CommandState;
  /** Not to be sent before (epoch milliseconds): back-off. */
  readonly notBefore: number;
  /** Who is sending: the one upload loop, or a screen that wants its answer now (until leaseUntil). */
  readonly sender?: 'sync' | 'direct';
  readonly leaseUntil?: number;
  readonly lastError?: CommandError;
  readonly doneAt?: string;
  readonly discarded?: { readonly at: string; readonly reason: string };
}

export interface ScanCommand extends CommandBase {
  readonly kind: 'scan';
  readonly body: ScanBody;
  readonly result?: ScanResult;
  /** What the officer was shown first, and whose bike the phone took it for. */
  readonly shown: { readonly operatorId?: string; readonly bikeId?: string };
}

export interface PhotoCommand extends CommandBase {
  readonly kind: 'photo';
  readonly body: PhotoBody;
  readonly intakeId: string;
}

export interface IntakeCommand extends CommandBase {
  readonly kind: 'intake';
  readonly body: IntakeBody;
  readonly result?: IntakeResult;
  readonly shown: { readonly operatorId?: string; readonly bikeId?: string };
}

export interface UndoCommand extends CommandBase {
  readonly kind: 'undo';
  readonly body: UndoBody;
}

export type Command = ScanCommand | PhotoCommand | IntakeCommand | UndoCommand;

export interface PhotoBytes {
  readonly commandId: string;
  readonly owner: string;
  readonly bytes: ArrayBuffer;
}

/** An intake form that is not confirmed yet: the phone may kill the tab while the camera is open. */
export interface Draft {
  readonly owner: string;
  readonly key: string;
  readonly savedAt: string;
  readonly form: IntakeForm;
  readonly photos: readonly { readonly sha256: string; readonly bytes: ArrayBuffer }[];
}

export interface Entry {
  readonly key: string;
  readonly value: unknown;
}

export class PatrolDb extends Dexie {
  declare readonly commands: Table<Command, string>;
  declare readonly photos: Table<PhotoBytes, string>;
  declare readonly drafts: Table<Draft, [string, string]>;
  declare readonly entries: Table<Entry, string>;

  constructor(name = 'patrol') {
    // Strict: "saved" is said to the officer only once the phone has it on its disk.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      commands: 'id, [owner+state], owner, state',
      photos: 'commandId, owner',
      drafts: '[owner+key]',
      entries: 'key',
    });
  }

  async read<T>(key: string): Promise<T | undefined> {
    return (await this.entries.get(key))?.value as T | undefined;
  }

  async write(key: string, value: unknown): Promise<void> {
    await this.entries.put({ key, value });
  }
}

/** The phone is out of space. Nothing was written: the caller still holds everything and has to say so. */
export class StorageFull extends Error {
  constructor() {
    super('storage full');
    this.name = 'StorageFull';
  }
}

export async function orStorageFull<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isQuotaError(error)) throw new StorageFull();
    throw error;
  }
}

function isQuotaError(error: unknown): boolean {
  for (let at = error, depth = 0; at && depth < 4; at = (at as { inner?: unknown }).inner, depth++) {
    if ((at as { name?: unknown }).name === 'QuotaExceededError') return true;
  }
  return false;
}
