import type { Instant, IntakeReceipt, IntakeRequest, LegalBasis, Measure } from '@static-traffic/shared';

/** The shapes only the phone uses; whatever both apps read comes from the shared contract. */

export interface PhonePlace {
  readonly lon: number;
  readonly lat: number;
  readonly accuracyMetres: number;
  readonly crs: 'WGS84';
}

export const VERDICTS = ['filed', 'filed-abnormal', 'unfiled', 'suspected-clone', 'unrecognised'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Offline the phone can also have nothing to judge by. */
export const OFFLINE_VERDICTS = ['filed', 'unfiled', 'unrecognised', 'unknown'] as const;
export type OfflineVerdictCode = (typeof OFFLINE_VERDICTS)[number];

export interface OfflineVerdict {
  readonly verdict: OfflineVerdictCode;
  readonly indexVersion: string | null;
  readonly indexAt: Instant | null;
}

/** The raw text of the code, or a typed number with its operator. */
export interface BikeRef {
  readonly qr?: string;
  readonly operatorId?: string;
  readonly bikeId?: string;
}

export interface ScanBody extends BikeRef {
  readonly scanId: string;
  readonly scannedAt: Instant;
  readonly place?: PhonePlace;
  readonly deviceId: string;
  readonly offline: boolean;
  readonly offlineVerdict?: OfflineVerdict;
}

export interface ScanResult {
  readonly scanId: string;
  readonly verdict: Verdict;
  readonly operatorId?: string | null;
  readonly operatorName?: string | null;
  readonly bikeId?: string | null;
  readonly candidates?: readonly { operatorId: string; operatorName?: string | null; bikeId: string }[];
  readonly filedAt?: Instant | null;
  readonly filingKnowledgeAsOf?: Instant | null;
  readonly lastSeen?: {
    readonly at: Instant;
    readonly lon: number;
    readonly lat: number;
    readonly source?: string;
  } | null;
  readonly reasons?: readonly string[];
  readonly advice?: { readonly code: string; readonly zh: string; readonly en: string } | null;
  readonly recordedAt: Instant;
}

export interface ScanItem {
  readonly scanId: string;
  readonly scannedAt: Instant;
  readonly verdict: Verdict;
  readonly bikeId?: string | null;
  readonly operatorId?: string | null;
  readonly qr?: string | null;
  readonly intakeId?: string | null;
}

export const MEASURES: readonly Measure[] = ['impound', 'seizure'];

export type IntakeBody = Readonly<IntakeRequest>;

/** basisInDoubt: taken in as unfiled, but it was filed. Somebody has to look at it. */
export type IntakeResult = Readonly<IntakeReceipt> & { readonly basisInDoubt?: boolean };

export interface IntakeForm {
  readonly yardId?: string;
  readonly measure: Measure;
  readonly legalBasis?: LegalBasis;
  readonly note: string;
}

export interface UndoBody {
  readonly intakeId: string;
  readonly reason: string;
}

export interface PhotoBody {
  readonly sha256: string;
  readonly bytes: number;
  readonly type: 'image/jpeg';
}
