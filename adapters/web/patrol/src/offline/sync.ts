import { isSignedOut, Unreachable, type HttpReply, type HttpRequest, type Transport } from '../api/http.ts';
import type { IntakeResult, ScanResult } from '../api/types.ts';
import type { Command, CommandError, PatrolDb } from './db.ts';
import { without } from './without.ts';

/** Who the platform says is signed in, asked before each round: the queue is sent for its owner only. */
export type Identity = { readonly subject: string } | 'signed-out' | 'unreachable';

export interface SyncOutcome {
  readonly ended: 'idle' | 'signed-out' | 'unreachable' | 'busy';
  readonly sent: number;
  readonly refused: number;
  /** When it makes sense to try again (epoch milliseconds), if something is left that may go by itself. */
  readonly retryAt?: number;
}

/** Runs the work when no other tab does; false when another one holds the lock. */
export type ExclusiveRunner = (work: () => Promise<void>) => Promise<boolean>;

export interface SyncOptions {
  readonly db: PatrolDb;
  readonly transport: Transport;
  readonly identify: () => Promise<Identity>;
  readonly exclusively: ExclusiveRunner;
  readonly now?: () => number;
  readonly random?: () => number;
}

const COMMAND_TIMEOUT_MS = 20_000;
const PHOTO_TIMEOUT_MS = 90_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 5 * 60_000;
const FAULTS_BEFORE_PAUSE = 3;
/** A sign-in in another tab changes whose session this is: ask again before going on for long. */
const IDENTITY_FRESH_MS = 3_000;
/** The platform's answer when the session is not the named officer's. */
const OTHER_PERSON = 'session.other-person';
const WAITING_STATUS = new Set([408, 425, 429]);

type Verdict =
  | { readonly is: 'done'; readonly result: unknown }
  | { readonly is: 'refused'; readonly error: CommandError }
  | { readonly is: 'fault'; readonly error: CommandError; readonly retryAfterMs?: number }
  | { readonly is: 'unreachable'; readonly error: CommandError }
  | { readonly is: 'signed-out' };

export function createSync(options: SyncOptions) {
  const { db, transport, identify, exclusively } = options;
  const now = options.now ?? Date.now;
  const random = options.random ?? Math.random;

  /** One round over the signed-in officer's queue. Safe to call at any time, from any tab. */
  async function run(): Promise<SyncOutcome> {
    let outcome: SyncOutcome = { ended: 'busy', sent: 0, refused: 0 };
    await exclusively(async () => {
      await recover();
      outcome = await round();
    });
    return outcome;
  }

  /**
   * Whoever holds the lock is the only upload loop, so anything marked as being sent by a loop was cut off: the tab
   * was killed. It may or may not have arrived; sent again under the same key it counts once.
   */
  async function recover(): Promise<void> {
    const cutOff = await db.commands
      .where('state')
      .equals('sending')
      .filter((command) => command.sender !== 'direct' || (command.leaseUntil ?? 0) <= now())
      .toArray();
    await db.commands.bulkPut(cutOff.map((command) => release({ ...command, state: 'queued' })));
  }

  async function round(): Promise<SyncOutcome> {
    const who = await identify();
    if (who === 'signed-out') return { ended: 'signed-out', sent: 0, refused: 0 };
    if (who === 'unreachable') return { ended: 'unreachable', sent: 0, refused: 0, retryAt: await nextTry(undefined) };

    let sent = 0;
    let refused = 0;
    let faults = 0;
    let identifiedAt = now();
    for (;;) {
      if (now() - identifiedAt > IDENTITY_FRESH_MS) {
        const still = await identify();
        if (still === 'signed-out') return { ended: 'signed-out', sent, refused };
        if (still === 'unreachable' || still.subject !== who.subject) {
          return { ended: 'unreachable', sent, refused, retryAt: await nextTry(undefined) };
        }
        identifiedAt = now();
      }
      const command = await claimNext(who.subject);
      if (!command) break;
      const verdict = await send(command, command.kind === 'photo' ? PHOTO_TIMEOUT_MS : COMMAND_TIMEOUT_MS);
      await settle(command, verdict);
      switch (verdict.is) {
        case 'done':
          sent += 1;
          faults = 0;
          break;
        case 'refused':
          refused += 1;
          faults = 0;
          break;
        case 'fault':
          faults += 1;
          if (faults >= FAULTS_BEFORE_PAUSE) {
            return { ended: 'unreachable', sent, refused, retryAt: await nextTry(who.subject) };
          }
          break;
        case 'unreachable':
          return { ended: 'unreachable', sent, refused, retryAt: await nextTry(who.subject) };
        case 'signed-out':
          return { ended: 'signed-out', sent, refused };
      }
    }
    return { ended: 'idle', sent, refused, retryAt: await nextTry(who.subject) };
  }

  /**
   * For a screen that wants its answer now. The command is already safe in the queue; when no answer comes in time it
   * simply stays there, and the loop sends it again under the same key.
   */
  async function sendNow(id: string, timeoutMs: number): Promise<'done' | 'refused' | 'queued' | 'signed-out'> {
    const command = await db.transaction('rw', db.commands, async () => {
      const found = await db.commands.get(id);
      if (found?.state !== 'queued') return undefined;
      const claimed: Command = {
        ...found,
        state: 'sending',
        sender: 'direct',
        leaseUntil: now() + timeoutMs + 2_000,
        tries: found.tries + 1,
      };
      await db.commands.put(claimed);
      return claimed;
    });
    if (!command) return 'queued';
    const verdict = await send(command, timeoutMs);
    await settle(command, verdict, false);
    if (verdict.is === 'done' || verdict.is === 'refused' || verdict.is === 'signed-out') return verdict.is;
    return 'queued';
  }

  async function claimNext(subject: string): Promise<Command | undefined> {
    return db.transaction('rw', db.commands, async () => {
      const waiting = await db.commands.where('[owner+state]').equals([subject, 'queued']).sortBy('id');
      for (const command of waiting) {
        if (command.notBefore > now()) continue;
        const needs = await db.commands.bulkGet([...command.dependsOn]);
        // A need that is gone was done long ago and has been tidied away.
        if (needs.some((need) => need !== undefined && need.state !== 'done' && need.state !== 'discarded')) continue;
        const claimed: Command = { ...command, state: 'sending', sender: 'sync', tries: command.tries + 1 };
        await db.commands.put(claimed);
        return claimed;
      }
      return undefined;
    });
  }

  async function send(command: Command, timeoutMs: number): Promise<Verdict> {
    try {
      const request = await requestFor(command, timeoutMs);
      if (!request) return { is: 'refused', error: failure('phone.photo-lost') };
      return judge(command, await transport(request));
    } catch (error) {
      if (error instanceof Unreachable) return { is: 'unreachable', error: failure(`phone.${error.why}`) };
      throw error;
    }
  }

  async function requestFor(command: Command, timeoutMs: number): Promise<HttpRequest | undefined> {
    // Named with every command, so that the platform refuses what would be written under somebody else's session.
    const headers = { 'Idempotency-Key': command.idempotencyKey, 'X-Acting-Subject': command.owner };
    switch (command.kind) {
      case 'scan':
        return { method: 'POST', path: '/api/v1/patrol-impound/scans', json: command.body, headers, timeoutMs };
      case 'intake':
        return { method: 'POST', path: '/api/v1/patrol-impound/intakes', json: command.body, headers, timeoutMs };
      case 'undo':
        return {
          method: 'POST',
          path: `/api/v1/patrol-impound/intakes/${encodeURIComponent(command.body.intakeId)}/undo`,
          json: { reason: command.body.reason },
          headers,
          timeoutMs,
        };
      case 'photo': {
        const photo = await db.photos.get(command.id);
        if (!photo) return undefined;
        return {
          method: 'PUT',
          path: `/api/v1/patrol-impound/evidence/${command.body.sha256}`,
          bytes: { type: command.body.type, data: photo.bytes },
          headers,
          timeoutMs,
        };
      }
    }
  }

  function judge(command: Command, reply: HttpReply): Verdict {
    if (isSignedOut(reply.status) || reply.problem?.code === OTHER_PERSON) return { is: 'signed-out' };
    if (reply.status >= 200 && reply.status < 300) {
      // Only an answer that names this very record ends it.
      return answers(command, reply.body)
        ? { is: 'done', result: reply.body }
        : { is: 'unreachable', error: failure('phone.not-the-platform', reply) };
    }
    if (reply.status >= 500 || WAITING_STATUS.has(reply.status) || !reply.problem?.code) {
      const code = reply.problem?.code ?? `http.${String(reply.status)}`;
      return { is: 'fault', error: failure(code, reply), retryAfterMs: reply.retryAfterMs };
    }
    return { is: 'refused', error: failure(reply.problem.code, reply) };
  }

  async function settle(claimed: Command, verdict: Verdict, backOff = true): Promise<void> {
    await db.transaction('rw', db.commands, db.photos, async () => {
      const command = await db.commands.get(claimed.id);
      // Somebody settled it meanwhile (a direct send whose lease ran out): a final state is never taken back.
      if (!command || command.state === 'done' || command.state === 'discarded') return;
      switch (verdict.is) {
        case 'done': {
          await db.commands.put({
            ...without(release(command), 'lastError'),
            state: 'done',
            doneAt: new Date(now()).toISOString(),
            ...resultOf(command, verdict.result),
          } as Command);
          // Photographs stay on the phone until the intake that names them is safe on the other side.
          if (command.kind === 'intake') await db.photos.bulkDelete([...command.dependsOn]);
          return;
        }
        case 'refused':
          await db.commands.put({ ...release(command), state: 'refused', lastError: verdict.error });
          return;
        case 'fault':
        case 'unreachable':
          await db.commands.put({
            ...release(command),
            state: 'queued',
            lastError: verdict.error,
            notBefore: backOff
              ? now() + Math.max(delay(command.tries), ('retryAfterMs' in verdict && verdict.retryAfterMs) || 0)
              : 0,
          });
          return;
        case 'signed-out':
          await db.commands.put({ ...release(command), state: 'queued', tries: Math.max(0, command.tries - 1) });
          return;
      }
    });
  }

  function delay(tries: number): number {
    const full = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(tries - 1, 10));
    // Jitter: a whole shift comes out of the same tunnel at the same minute.
    return full * (0.75 + random() * 0.5);
  }

  async function nextTry(subject: string | undefined): Promise<number | undefined> {
    const waiting = await db.commands
      .where('state')
      .equals('queued')
      .filter((command) => subject === undefined || command.owner === subject)
      .toArray();
    const settled = new Set<string>();
    for (const command of waiting) {
      const needs = await db.commands.bulkGet([...command.dependsOn]);
      if (needs.some((need) => need?.state === 'refused')) settled.add(command.id);
    }
    const able = waiting.filter((command) => !settled.has(command.id));
    if (able.length === 0) return undefined;
    return Math.max(now() + 1_000, Math.min(...able.map((command) => command.notBefore)));
  }

  /** "Send now": forget the back-off of the officer's own entries. */
  async function forgetBackOff(subject: string): Promise<void> {
    await db.commands
      .where('[owner+state]')
      .equals([subject, 'queued'])
      .modify((command: { notBefore: number }) => {
        command.notBefore = 0;
      });
  }

  function failure(code: string, reply?: HttpReply): CommandError {
    return {
      code,
      at: new Date(now()).toISOString(),
      ...(reply ? { status: reply.status } : {}),
      ...(reply?.traceId ? { traceId: reply.traceId } : {}),
      ...(reply?.problem?.detail || reply?.problem?.title
        ? { message: reply.problem.detail ?? reply.problem.title ?? '' }
        : {}),
      ...(reply?.problem?.params ? { params: reply.problem.params } : {}),
    };
  }

  return { run, sendNow, forgetBackOff };
}

function release(command: Command): Command {
  return without(command, 'sender', 'leaseUntil') as Command;
}

function answers(command: Command, body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const answer = body as Record<string, unknown>;
  switch (command.kind) {
    case 'scan':
      return answer['scanId'] === command.body.scanId;
    case 'photo':
      return answer['sha256'] === command.body.sha256;
    case 'intake':
    case 'undo':
      return answer['intakeId'] === command.body.intakeId;
  }
}

function resultOf(command: Command, result: unknown): { result?: ScanResult | IntakeResult } {
  if (command.kind === 'scan') return { result: result as ScanResult };
  if (command.kind === 'intake') return { result: result as IntakeResult };
  return {};
}

/** One upload loop across all tabs of this browser. */
export const withBrowserLock: ExclusiveRunner = async (work) => {
  let held = false;
  await navigator.locks.request('patrol-outbox', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    held = true;
    await work();
  });
  return held;
};

export type Sync = ReturnType<typeof createSync>;
