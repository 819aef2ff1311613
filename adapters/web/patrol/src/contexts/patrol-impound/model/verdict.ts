import type { IntakeCommand, ScanCommand } from '../../../offline/db.ts';
import type { OfflineVerdict, OfflineVerdictCode, Verdict } from '../../../api/types.ts';
import type { FilingIndex } from '../../../offline/filingIndex.ts';
import type { Signal } from '../../../app/signal.ts';
import type { BikeReading } from './bike.ts';

/** What is on the card: the platform's verdict, or the phone's own — which is only ever a suspicion. */
export type Shown =
  | { readonly by: 'platform'; readonly verdict: Verdict }
  | { readonly by: 'phone'; readonly verdict: OfflineVerdictCode; readonly indexAt: string | null };

export async function judgeOffline(
  bike: BikeReading,
  index: FilingIndex | undefined,
  indexVersion: string | undefined,
  haveRules: boolean,
): Promise<OfflineVerdict> {
  const knowledge = { indexVersion: indexVersion ?? null, indexAt: index?.builtAt.toISOString() ?? null };
  if (!bike.operatorId || !bike.bikeId) return { ...knowledge, verdict: haveRules ? 'unrecognised' : 'unknown' };
  if (!index) return { ...knowledge, verdict: 'unknown' };
  return { ...knowledge, verdict: (await index.has(bike.operatorId, bike.bikeId)) ? 'filed' : 'unfiled' };
}

export function shownVerdict(scan: ScanCommand): Shown {
  if (scan.result) return { by: 'platform', verdict: scan.result.verdict };
  const own = scan.body.offlineVerdict;
  return { by: 'phone', verdict: own?.verdict ?? 'unknown', indexAt: own?.indexAt ?? null };
}

export function signalOf(shown: Shown): Signal {
  switch (shown.verdict) {
    case 'filed':
      return 'good';
    case 'filed-abnormal':
      return 'warning';
    case 'unfiled':
      return shown.by === 'platform' ? 'bad' : 'warning';
    case 'suspected-clone':
      return 'bad';
    case 'unrecognised':
    case 'unknown':
      return 'unclear';
  }
}

/**
 * The platform, asked later, says otherwise than the phone did in the field. Worth a second look, most of all when the
 * bike was taken in because it seemed unfiled.
 */
export function turnedOut(scan: ScanCommand): boolean {
  const own = scan.body.offlineVerdict?.verdict;
  if (!scan.result || !judgedInTheField(scan) || (own !== 'filed' && own !== 'unfiled')) return false;
  return scan.result.verdict !== own;
}

/** The officer had to act on the phone's own suspicion: no network at all, or no answer at the first attempt. */
function judgedInTheField(scan: ScanCommand): boolean {
  return scan.body.offline || scan.tries > 1;
}

export function wronglyTakenIn(scan: ScanCommand, intake: IntakeCommand | undefined): boolean {
  return (
    intake?.body.legalBasis === 'SH-NMV-UNFILED' &&
    judgedInTheField(scan) &&
    (scan.result?.verdict === 'filed' || scan.result?.verdict === 'filed-abnormal')
  );
}
