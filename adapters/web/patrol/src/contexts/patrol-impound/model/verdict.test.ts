import { describe, expect, it } from 'vitest';
import type { OfflineVerdictCode, ScanResult, Verdict } from '../../../api/types.ts';
import type { IntakeCommand, ScanCommand } from '../../../offline/db.ts';
import { FilingIndex } from '../../../offline/filingIndex.ts';
import { judgeOffline, shownVerdict, signalOf, turnedOut, wronglyTakenIn } from './verdict.ts';
import { workOfDay } from './work.ts';

const bike = { ref: { qr: 'x' }, operatorId: 'operator-a', bikeId: 'JQ00000001' };

function emptyIndex(): FilingIndex {
  const bytes = new ArrayBuffer(16);
  const view = new DataView(bytes);
  view.setUint32(0, 0x46424931);
  view.setBigInt64(4, BigInt(Date.parse('2026-11-23T00:00:00Z')));
  return FilingIndex.read(bytes);
}

function scanOf(own: OfflineVerdictCode, verdict?: Verdict, offline = true): ScanCommand {
  return {
    id: '1',
    kind: 'scan',
    owner: 'one',
    createdAt: '2026-11-23T01:00:00Z',
    tries: 1,
    state: verdict ? 'done' : 'queued',
    shown: {},
    dependsOn: [],
    body: {
      scanId: 's',
      offline,
      offlineVerdict: { verdict: own, indexVersion: 'v', indexAt: '2026-11-23T00:00:00Z' },
    },
    ...(verdict ? { result: { scanId: 's', verdict } as ScanResult } : {}),
  } as unknown as ScanCommand;
}

describe('the phone’s own verdict', () => {
  it('says nothing without an index, and nothing about a code without rules', async () => {
    expect((await judgeOffline(bike, undefined, undefined, true)).verdict).toBe('unknown');
    expect((await judgeOffline({ ref: { qr: 'x' } }, emptyIndex(), 'v', false)).verdict).toBe('unknown');
    expect((await judgeOffline({ ref: { qr: 'x' } }, emptyIndex(), 'v', true)).verdict).toBe('unrecognised');
  });

  it('carries the index it was made from', async () => {
    expect(await judgeOffline(bike, emptyIndex(), 'v7', true)).toEqual({
      verdict: 'unfiled',
      indexVersion: 'v7',
      indexAt: '2026-11-23T00:00:00.000Z',
    });
  });

  it('is a warning where the platform’s would be an alarm', () => {
    expect(signalOf({ by: 'phone', verdict: 'unfiled', indexAt: null })).toBe('warning');
    expect(signalOf({ by: 'platform', verdict: 'unfiled' })).toBe('bad');
  });

  it('gives way to the platform’s', () => {
    expect(shownVerdict(scanOf('unfiled'))).toMatchObject({ by: 'phone', verdict: 'unfiled' });
    expect(shownVerdict(scanOf('unfiled', 'filed'))).toEqual({ by: 'platform', verdict: 'filed' });
  });
});

describe('what turned out otherwise', () => {
  it('is shown for verdicts given in the field only', () => {
    expect(turnedOut(scanOf('unfiled', 'filed'))).toBe(true);
    expect(turnedOut(scanOf('unfiled', 'unfiled'))).toBe(false);
    expect(turnedOut(scanOf('unfiled', 'filed', false))).toBe(false);
    expect(turnedOut({ ...scanOf('unfiled', 'filed', false), tries: 2 })).toBe(true);
    expect(turnedOut(scanOf('unknown', 'filed'))).toBe(false);
  });

  it('matters most when the bike was taken in for it', () => {
    const intake = { body: { legalBasis: 'SH-NMV-UNFILED' } } as IntakeCommand;
    expect(wronglyTakenIn(scanOf('unfiled', 'filed'), intake)).toBe(true);
    expect(wronglyTakenIn(scanOf('unfiled', 'unfiled'), intake)).toBe(false);
    expect(wronglyTakenIn(scanOf('unfiled', 'filed'), undefined)).toBe(false);
  });
});

describe('the day’s work', () => {
  it('goes by the city’s day, newest first, an intake beside its scan', () => {
    const scan = scanOf('unfiled');
    const intake = { id: '2', kind: 'intake', createdAt: '2026-11-23T01:01:00Z', body: { scanId: 's', intakeId: 'i' } };
    const undo = { id: '3', kind: 'undo', state: 'queued', createdAt: '2026-11-23T01:02:00Z', body: { intakeId: 'i' } };
    const alone = { id: '4', kind: 'intake', createdAt: '2026-11-23T15:59:00Z', body: { intakeId: 'j' } };
    const tomorrow = { id: '5', kind: 'intake', createdAt: '2026-11-23T16:01:00Z', body: { intakeId: 'k' } };
    const items = workOfDay([scan, intake, undo, alone, tomorrow] as never, '2026-11-23');
    expect(items.map((item) => item.id)).toEqual(['4', '1']);
    expect(items[1]).toMatchObject({ intake: { id: '2' }, undo: { id: '3' } });
  });
});
