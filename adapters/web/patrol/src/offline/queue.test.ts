import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Unreachable, type HttpReply, type HttpRequest } from '../api/http.ts';
import type { ScanBody } from '../api/types.ts';
import { PatrolDb, type Command, type IntakeCommand, type ScanCommand } from './db.ts';
import { sha256Hex } from './hash.ts';
import { createOutbox, type Outbox, type Owner } from './outbox.ts';
import { createSync, type Identity, type Sync } from './sync.ts';
import { uuidv7 } from './uuid.ts';

const ONE: Owner = { subject: 'one', displayName: '巡查员一号' };
const TWO: Owner = { subject: 'two', displayName: '巡查员二号' };

/** The platform's side, as strict as the real one: by key, by id, in order. */
class Server {
  readonly scans = new Map<string, { by: string }>();
  readonly intakes = new Map<string, { by: string; undone: boolean }>();
  readonly evidence = new Set<string>();
  readonly replies = new Map<string, { body: string; reply: HttpReply }>();
  readonly log: string[] = [];
  session: string | undefined = 'one';
  /** Called before (false) and after (true) the request took effect; throwing loses request or answer. */
  trouble: (request: HttpRequest, done: boolean) => void = () => {};

  readonly transport = (request: HttpRequest): Promise<HttpReply> => {
    this.log.push(`${request.method} ${request.path}`);
    return new Promise((resolve) => {
      this.trouble(request, false);
      const reply = this.handle(request);
      this.trouble(request, true);
      resolve(reply);
    });
  };

  private handle(request: HttpRequest): HttpReply {
    const by = this.session;
    if (!by) return { status: 401, body: undefined };
    const key = `${by}/${request.headers?.['Idempotency-Key'] ?? ''}`;
    const body = JSON.stringify(request.json ?? null);
    const known = this.replies.get(key);
    if (known) return known.body === body ? known.reply : refuse(422, 'idempotency.key-reused');
    const reply = this.effect(request, by);
    this.replies.set(key, { body, reply });
    return reply;
  }

  private effect(request: HttpRequest, by: string): HttpReply {
    const json = (request.json ?? {}) as Partial<Record<string, unknown>>;
    if (request.path.endsWith('/scans')) {
      if (this.scans.has(json['scanId'] as string)) throw new Error('a doubled scan');
      this.scans.set(json['scanId'] as string, { by });
      return { status: 201, body: { scanId: json['scanId'], verdict: 'unfiled' } };
    }
    if (request.path.includes('/evidence/')) {
      const sha256 = request.path.split('/').at(-1) as string;
      this.evidence.add(sha256);
      return { status: 201, body: { sha256, bytes: request.bytes?.data.byteLength } };
    }
    if (request.path.endsWith('/intakes')) {
      if (typeof json['scanId'] === 'string' && !this.scans.has(json['scanId']))
        return refuse(422, 'patrol.scan-unknown');
      if ((json['photos'] as string[]).some((photo) => !this.evidence.has(photo))) {
        return refuse(422, 'patrol.evidence-unknown');
      }
      if (json['bikeId'] === 'TAKEN') return refuse(409, 'patrol.already-in-yard');
      if (this.intakes.has(json['intakeId'] as string)) throw new Error('a doubled intake');
      this.intakes.set(json['intakeId'] as string, { by, undone: false });
      return { status: 201, body: { intakeId: json['intakeId'], slipNo: 'ZC-1' } };
    }
    const intakeId = request.path.split('/').at(-2) as string;
    const intake = this.intakes.get(intakeId);
    if (!intake) return refuse(404, 'patrol.not-yours');
    intake.undone = true;
    return { status: 200, body: { intakeId } };
  }
}

function refuse(status: number, code: string): HttpReply {
  return { status, body: {}, problem: { status, code, detail: code, traceId: 'trace-1' }, traceId: 'trace-1' };
}

let db: PatrolDb;
let outbox: Outbox;
let server: Server;
let sync: Sync;
let now: number;
let locked = false;
let names = 0;

beforeEach(() => {
  db = new PatrolDb(`patrol-${String(names++)}`);
  now = Date.parse('2026-11-23T08:00:00Z');
  outbox = createOutbox(db, () => new Date(now));
  server = new Server();
  locked = false;
  sync = syncOver();
});
afterEach(async () => {
  await db.delete();
});

function syncOver(): Sync {
  return createSync({
    db,
    transport: server.transport,
    identify: (): Promise<Identity> => Promise.resolve(server.session ? { subject: server.session } : 'signed-out'),
    exclusively: async (work) => {
      if (locked) return false;
      locked = true;
      try {
        await work();
      } finally {
        locked = false;
      }
      return true;
    },
    now: () => now,
    random: () => 0.5,
  });
}

async function scan(owner = ONE, bikeId = 'JQ00000001'): Promise<ScanCommand> {
  const body: ScanBody = {
    scanId: uuidv7(),
    operatorId: 'operator-a',
    bikeId,
    scannedAt: new Date(now).toISOString(),
    deviceId: 'phone',
    offline: true,
  };
  return outbox.scan(owner, body, { operatorId: 'operator-a', bikeId });
}

let pictures = 0;
async function takeIn(owner = ONE, of?: ScanCommand, photos = 2, bikeId = 'JQ00000001'): Promise<IntakeCommand> {
  const made = await Promise.all(
    Array.from({ length: photos }, async () => {
      const bytes = new TextEncoder().encode(`picture ${String(pictures++)}`).buffer;
      return { sha256: await sha256Hex(bytes), bytes };
    }),
  );
  return outbox.intake(
    owner,
    {
      intakeId: uuidv7(),
      scanId: of?.body.scanId,
      operatorId: 'operator-a',
      bikeId,
      yardId: 'yard-310110-01',
      takenAt: new Date(now).toISOString(),
      measure: 'impound',
      legalBasis: 'SH-NMV-UNFILED',
      deviceId: 'phone',
      offline: true,
    },
    { operatorId: 'operator-a', bikeId },
    made,
    'draft',
  );
}

const state = async (command: Command): Promise<string | undefined> => (await db.commands.get(command.id))?.state;
const error = async (command: Command): Promise<string | undefined> =>
  (await db.commands.get(command.id))?.lastError?.code;

describe('sending', () => {
  it('goes scan and photographs before the intake, the intake before its undo', async () => {
    const scanned = await scan();
    const intake = await takeIn(ONE, scanned);
    await outbox.undo(ONE, { intakeId: intake.body.intakeId, reason: '扫错车辆' });
    const outcome = await sync.run();
    expect(outcome).toMatchObject({ ended: 'idle', sent: 5, refused: 0 });
    expect(server.log.map((line) => line.replace(/[0-9a-f-]{20,}/, '…'))).toEqual([
      'POST /api/v1/patrol-impound/scans',
      'PUT /api/v1/patrol-impound/evidence/…',
      'PUT /api/v1/patrol-impound/evidence/…',
      'POST /api/v1/patrol-impound/intakes',
      'POST /api/v1/patrol-impound/intakes/…/undo',
    ]);
    expect(await outbox.count('one')).toEqual({ records: 0, photos: 0, refused: 0 });
    expect(await db.photos.count()).toBe(0);
    expect(((await db.commands.get(intake.id)) as IntakeCommand).result?.slipNo).toBe('ZC-1');
  });

  it('keeps the order whatever the order of ids', async () => {
    const scanned = await scan();
    const intake = await takeIn(ONE, scanned, 1);
    const [photo] = await db.commands
      .where('owner')
      .equals('one')
      .filter((one) => one.kind === 'photo')
      .toArray();
    // A clock set far back between scan and photograph.
    const early = '00000000-0000-7000-8000-000000000000';
    await db.commands.delete(intake.id);
    await db.commands.put({ ...intake, id: early, dependsOn: [scanned.id, photo?.id ?? ''] });
    await sync.run();
    expect((await db.commands.get(early))?.state).toBe('done');
    expect(server.intakes.size).toBe(1);
  });

  it('loses nothing and doubles nothing when every answer can be lost', async () => {
    for (let i = 0; i < 10; i++) {
      const scanned = await scan(ONE, `JQ0000000${String(i)}`);
      await takeIn(ONE, scanned, 1, `JQ0000000${String(i)}`);
    }
    let calls = 0;
    server.trouble = (_request, done) => {
      calls += 1;
      if (calls % 3 === 0) throw new Unreachable(done ? 'timeout' : 'network');
    };
    for (let round = 0; round < 60 && (await outbox.count('one')).records > 0; round++) {
      await sync.run();
      now += 400_000;
    }
    expect(await outbox.count('one')).toEqual({ records: 0, photos: 0, refused: 0 });
    expect(server.scans.size).toBe(10);
    expect(server.intakes.size).toBe(10);
  });

  it('starts again what a killed tab was sending, under the same key', async () => {
    const scanned = await scan();
    await db.commands.update(scanned.id, { state: 'sending', sender: 'sync', tries: 1 });
    server.scans.set(scanned.body.scanId, { by: 'one' });
    server.replies.set(`one/${scanned.idempotencyKey}`, {
      body: JSON.stringify(scanned.body),
      reply: { status: 201, body: { scanId: scanned.body.scanId } },
    });
    await sync.run();
    expect(await state(scanned)).toBe('done');
    expect(server.scans.size).toBe(1);
  });

  it('does not touch what a screen is just sending, until its time is over', async () => {
    const scanned = await scan();
    await db.commands.update(scanned.id, { state: 'sending', sender: 'direct', leaseUntil: now + 4_000 });
    await sync.run();
    expect(server.log).toEqual([]);
    now += 5_000;
    await sync.run();
    expect(await state(scanned)).toBe('done');
  });

  it('runs once across tabs', async () => {
    await scan();
    locked = true;
    expect(await syncOver().run()).toMatchObject({ ended: 'busy' });
    expect(server.log).toEqual([]);
  });

  it('backs off after a failure, and forgets it when the officer presses the button', async () => {
    const scanned = await scan();
    server.trouble = () => {
      throw new Unreachable('network');
    };
    expect(await sync.run()).toMatchObject({ ended: 'unreachable', retryAt: now + 2_000 });
    expect(await error(scanned)).toBe('phone.network');
    server.trouble = () => {};
    await sync.run();
    expect(await state(scanned)).toBe('queued');
    await sync.forgetBackOff('one');
    await sync.run();
    expect(await state(scanned)).toBe('done');
  });

  it('waits as long as the platform asks for', async () => {
    const scanned = await scan();
    const plain = server.transport;
    sync = createSync({
      db,
      transport: () => Promise.resolve({ ...refuse(429, 'too-many'), retryAfterMs: 60_000 }),
      identify: () => Promise.resolve({ subject: 'one' }),
      exclusively: async (work) => {
        await work();
        return true;
      },
      now: () => now,
      random: () => 0.5,
    });
    await sync.run();
    expect(await state(scanned)).toBe('queued');
    expect((await db.commands.get(scanned.id))?.notBefore).toBe(now + 60_000);
    expect(plain).toBeDefined();
  });

  it('tries other entries after one fault, and pauses when faults go on', async () => {
    for (let i = 0; i < 5; i++) await scan();
    const failing = createSync({
      db,
      transport: () => Promise.resolve(refuse(503, 'fault')),
      identify: () => Promise.resolve({ subject: 'one' }),
      exclusively: async (work) => {
        await work();
        return true;
      },
      now: () => now,
      random: () => 0.5,
    });
    expect(await failing.run()).toMatchObject({ ended: 'unreachable', sent: 0 });
    const tried = (await outbox.open('one')).filter((command) => command.tries > 0);
    expect(tried.length).toBe(3);
  });

  it('does not take a stranger’s page for an answer', async () => {
    const scanned = await scan();
    const portal = createSync({
      db,
      transport: () => Promise.resolve({ status: 200, body: { welcome: 'please sign in to the hotel' } }),
      identify: () => Promise.resolve({ subject: 'one' }),
      exclusively: async (work) => {
        await work();
        return true;
      },
      now: () => now,
    });
    await portal.run();
    expect(await state(scanned)).toBe('queued');
    expect(await error(scanned)).toBe('phone.not-the-platform');
  });

  it('keeps a 4xx without a code of ours in the queue', async () => {
    const scanned = await scan();
    const proxy = createSync({
      db,
      transport: () => Promise.resolve({ status: 404, body: undefined }),
      identify: () => Promise.resolve({ subject: 'one' }),
      exclusively: async (work) => {
        await work();
        return true;
      },
      now: () => now,
    });
    await proxy.run();
    expect(await state(scanned)).toBe('queued');
  });
});

describe('a screen that wants its answer', () => {
  it('gets it', async () => {
    const scanned = await scan();
    expect(await sync.sendNow(scanned.id, 2_500)).toBe('done');
    expect(((await db.commands.get(scanned.id)) as ScanCommand).result?.verdict).toBe('unfiled');
  });

  it('or leaves the record in the queue, to be sent once all the same', async () => {
    const scanned = await scan();
    server.trouble = (_request, done) => {
      if (done) throw new Unreachable('timeout');
    };
    expect(await sync.sendNow(scanned.id, 2_500)).toBe('queued');
    expect(await state(scanned)).toBe('queued');
    server.trouble = () => {};
    await sync.run();
    expect(await state(scanned)).toBe('done');
    expect(server.scans.size).toBe(1);
  });
});

describe('whose queue it is', () => {
  it('is never sent under another officer’s session', async () => {
    const scanned = await scan(ONE);
    await takeIn(ONE, scanned);
    server.session = 'two';
    expect(await sync.run()).toMatchObject({ ended: 'idle', sent: 0 });
    expect(server.scans.size).toBe(0);
    const own = await scan(TWO);
    await sync.run();
    expect([...server.scans.values()]).toEqual([{ by: 'two' }]);
    expect(await state(own)).toBe('done');
    server.session = 'one';
    await sync.run();
    expect(await outbox.count('one')).toEqual({ records: 0, photos: 0, refused: 0 });
    expect([...server.scans.values()].map((entry) => entry.by).sort()).toEqual(['one', 'two']);
  });

  it('shows others how many and whose, nothing more', async () => {
    const scanned = await scan(ONE);
    await takeIn(ONE, scanned);
    expect(await outbox.others('two')).toEqual([{ owner: 'one', ownerName: '巡查员一号', count: 2 }]);
    expect(await outbox.others('one')).toEqual([]);
    expect(await outbox.list('two')).toEqual([]);
    expect(await outbox.others(undefined)).toHaveLength(1);
  });

  it('stops when another officer signs in while it is under way', async () => {
    for (let i = 0; i < 3; i++) await scan(ONE);
    server.trouble = (_request, done) => {
      now += 4_000;
      if (done) server.session = 'two';
    };
    expect(await sync.run()).toMatchObject({ ended: 'unreachable', sent: 1 });
    expect([...server.scans.values()]).toEqual([{ by: 'one' }]);
  });

  it('names its owner with every command and stops when the platform says that it is another', async () => {
    const scanned = await scan(ONE);
    server.session = 'two';
    const careful = createSync({
      db,
      transport: (request) => {
        expect(request.headers?.['X-Acting-Subject']).toBe('one');
        return Promise.resolve(refuse(409, 'session.other-person'));
      },
      identify: () => Promise.resolve({ subject: 'one' }),
      exclusively: async (work) => {
        await work();
        return true;
      },
      now: () => now,
    });
    expect(await careful.run()).toMatchObject({ ended: 'signed-out', sent: 0 });
    expect(await state(scanned)).toBe('queued');
  });

  it('stops at an expired sign-in and keeps everything', async () => {
    const first = await scan();
    await scan();
    let calls = 0;
    server.trouble = () => {
      calls += 1;
      if (calls === 2) server.session = undefined;
    };
    expect(await sync.run()).toMatchObject({ ended: 'signed-out', sent: 1 });
    expect(await state(first)).toBe('done');
    expect((await outbox.count('one')).records).toBe(1);
    expect((await outbox.open('one'))[0]?.tries).toBe(0);
    expect(await sync.run()).toMatchObject({ ended: 'signed-out', sent: 0 });
  });

  it('can neither be discarded nor tried by another', async () => {
    const intake = await takeIn(ONE, undefined, 1, 'TAKEN');
    await sync.run();
    await outbox.discard('two', intake.id, 'nosy');
    await outbox.again('two', intake.id);
    expect(await state(intake)).toBe('refused');
  });
});

describe('a refusal', () => {
  it('stays, with its code and trace id, and holds back only what depends on it', async () => {
    const intake = await takeIn(ONE, undefined, 1, 'TAKEN');
    await outbox.undo(ONE, { intakeId: intake.body.intakeId, reason: 'x' });
    const other = await scan();
    expect(await sync.run()).toMatchObject({ ended: 'idle', sent: 2, refused: 1, retryAt: undefined });
    expect(await state(intake)).toBe('refused');
    expect((await db.commands.get(intake.id))?.lastError).toMatchObject({
      code: 'patrol.already-in-yard',
      traceId: 'trace-1',
      status: 409,
    });
    expect(await state(other)).toBe('done');
    expect(await outbox.count('one')).toEqual({ records: 2, photos: 0, refused: 1 });
  });

  it('can be corrected: a new key, the same intake', async () => {
    const intake = await takeIn(ONE, undefined, 1, 'TAKEN');
    await sync.run();
    await outbox.again('one', intake.id, { bikeId: 'JQ00000009', note: '更正' });
    await sync.run();
    expect(await state(intake)).toBe('done');
    expect([...server.intakes.keys()]).toEqual([intake.body.intakeId]);
    expect((await db.commands.get(intake.id))?.idempotencyKey).not.toBe(intake.idempotencyKey);
  });

  it('for a lost photograph sends the photographs again', async () => {
    const intake = await takeIn(ONE, undefined, 1);
    server.trouble = (request, done) => {
      if (request.path.includes('/evidence/') && done) server.evidence.clear();
    };
    await sync.run();
    expect(await error(intake)).toBe('patrol.evidence-unknown');
    server.trouble = () => {};
    await outbox.again('one', intake.id);
    await sync.run();
    expect(await state(intake)).toBe('done');
  });

  it('can be given up, with what cannot stand alone, and the decision stays', async () => {
    const intake = await takeIn(ONE, undefined, 2, 'TAKEN');
    const undo = await outbox.undo(ONE, { intakeId: intake.body.intakeId, reason: 'x' });
    await sync.run();
    expect((await outbox.discardPreview('one', intake.id)).map((one) => one.kind).sort()).toEqual(['intake', 'undo']);
    await outbox.discard('one', intake.id, '重复登记');
    expect(await state(intake)).toBe('discarded');
    expect(await state(undo)).toBe('discarded');
    expect((await db.commands.get(intake.id))?.discarded?.reason).toBe('重复登记');
    expect(await db.photos.count()).toBe(0);
    await outbox.prune();
    expect(await state(intake)).toBe('discarded');
  });

  it('of a scan lets its intake go on without it', async () => {
    const scanned = await scan();
    const intake = await takeIn(ONE, scanned, 1);
    await db.commands.update(scanned.id, { state: 'refused' });
    await outbox.discard('one', scanned.id, '测试');
    await sync.run();
    expect(await state(intake)).toBe('done');
    expect(((await db.commands.get(intake.id)) as IntakeCommand).body.scanId).toBeUndefined();
  });

  it('over a wrong clock can be corrected by the measured offset', async () => {
    const scanned = await scan();
    await db.commands.update(scanned.id, { state: 'refused' });
    await outbox.againWithTime('one', scanned.id, -3_600_000);
    expect(((await db.commands.get(scanned.id)) as ScanCommand).body.scannedAt).toBe('2026-11-23T07:00:00.000Z');
    expect(await state(scanned)).toBe('queued');
  });

  it('cannot be given up while it is only waiting', async () => {
    const scanned = await scan();
    await outbox.discard('one', scanned.id, 'no');
    expect(await state(scanned)).toBe('queued');
  });
});

describe('keeping', () => {
  it('keeps an intake and its photographs together or not at all', async () => {
    const add = db.photos.bulkAdd.bind(db.photos);
    db.photos.bulkAdd = () => {
      throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    };
    await expect(takeIn()).rejects.toMatchObject({ name: 'StorageFull' });
    db.photos.bulkAdd = add;
    expect(await db.commands.count()).toBe(0);
    expect(await db.photos.count()).toBe(0);
  });

  it('undoes an intake once, however often it is asked', async () => {
    const intake = await takeIn();
    const first = await outbox.undo(ONE, { intakeId: intake.body.intakeId, reason: 'a' });
    const second = await outbox.undo(ONE, { intakeId: intake.body.intakeId, reason: 'b' });
    expect(second.id).toBe(first.id);
  });

  it('tidies what was sent days ago, never what is still needed', async () => {
    const old = await scan();
    await sync.run();
    const kept = await scan();
    const intake = await takeIn(ONE, kept, 1);
    await db.commands.update(kept.id, { state: 'done', doneAt: new Date(now).toISOString() });
    now += 4 * 24 * 3600_000;
    await outbox.prune();
    expect(await state(old)).toBeUndefined();
    expect(await state(kept)).toBe('done');
    expect(await state(intake)).toBe('queued');
  });

  it('records how far the clock was off', async () => {
    expect((await scan()).clockOffsetMs).toBeNull();
    await db.write('clock', { offsetMs: -180_000, measuredAt: '2026-11-23T07:00:00Z' });
    expect((await scan()).clockOffsetMs).toBe(-180_000);
  });
});
