/** The shapes of the HTTP API as the apps use them. Times are ISO-8601 instants, coordinates WGS84 degrees. */
export type Instant = string;
export type Text2 = Readonly<{ zh: string; en: string }>;

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export type Role =
  | 'city-office'
  | 'district-office'
  | 'operator'
  | 'patrol-officer'
  | 'yard-keeper'
  | 'auditor'
  | 'system-admin'
  | 'security-admin';

export interface Me {
  subject: string;
  username: string;
  displayName: string;
  organisation?: string | null;
  roles: Role[];
  operatorId?: string | null;
  districtCode?: string | null;
  yardId?: string | null;
  sessionExpiresAt?: Instant | null;
  publicUrl?: string;
}

export interface Place {
  lon: number;
  lat: number;
  accuracyMetres?: number | null;
}

/* ------------------------------------------------------------------ feeds */

export const FEED_KINDS = ['bikes', 'positions', 'lock-events', 'rides'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

export const BATCH_STATES = ['accepted', 'landed', 'dry-run', 'interrupted'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export interface Batch {
  batchId: string;
  operatorId: string;
  kind: FeedKind;
  channel: 'http' | 'kafka';
  state: BatchState;
  receivedAt: Instant;
  landedAt?: Instant | null;
  received: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  processedThroughLine?: number | null;
}

export interface Rejection {
  line: number;
  code: string;
  field?: string | null;
  message: string;
  howToMend?: string | null;
  original?: string | null;
  batchId?: string;
  operatorId?: string;
  kind?: FeedKind;
  at?: Instant;
}

export interface CatalogueField {
  name: string;
  type: string;
  required: boolean;
  range?: [number, number] | null;
  maxLength?: number | null;
  codes?: string[] | null;
  description: Text2;
}

export interface CatalogueError {
  code: string;
  field?: string | null;
  message: Text2;
  howToMend: Text2;
}

export interface FeedCatalogue {
  kinds: { kind: FeedKind; fields: CatalogueField[]; key: string[] }[];
  errors: CatalogueError[];
  limits: Record<string, number | string>;
}

export interface UrlRule {
  hosts: string[];
  template: string;
  idCharset: string;
  idMinLength: number;
  idMaxLength: number;
}

export interface FeedClient {
  operatorId: string;
  name: string;
  feedUrl: string;
  kafka: { bootstrap: string; inTopic: string; verdictTopic: string; noticeTopic: string };
  clientId: string;
  urlRule: UrlRule;
  limits: Record<string, number>;
  silenceAlarmMinutes: number;
  lastReceived: { kind: FeedKind; at?: Instant | null; silent: boolean }[];
  samples: { title: string; curl: string }[];
}

export interface Operator {
  operatorId: string;
  name: string;
  nameEn?: string | null;
  color: string;
  /** Stands for records from elsewhere or long ago; has no bikes in the street. */
  historyImport?: boolean;
}

/* ------------------------------------------------------------------ bikes */

export const BIKE_STATES = ['parked', 'riding', 'unavailable', 'lost'] as const;
export type BikeState = (typeof BIKE_STATES)[number];

/** Where a bike stands before the law; `unregistered`: heard of, but its operator never registered it. */
export const LIFE_CYCLES = ['filed', 'registered', 'unfiled', 'unregistered', 'impounded'] as const;
export type LifeCycle = (typeof LIFE_CYCLES)[number];

export interface OverviewOperator {
  operatorId: string;
  name: string;
  registered: number;
  filed: number;
  parked: number;
  riding: number;
  unavailable: number;
  lost: number;
  ridesToday: number;
  scansToday?: number | null;
  impounded: number;
}

export interface OverviewDistrict {
  districtCode: string;
  name: Text2;
  parked: number;
  riding: number;
  total: number;
  ridesToday: number;
}

export interface FeedHealth {
  operatorId: string;
  kind: FeedKind;
  lastReceivedAt?: Instant | null;
  receivedToday: number;
  rejectedToday: number;
  silent: boolean;
}

export interface Overview {
  asOf: Instant;
  today: { byOperator: OverviewOperator[]; byDistrict: OverviewDistrict[] };
  feedHealth: FeedHealth[];
  /** Since the newest position anyone has sent; null before the first. */
  ageOfDataSeconds: number | null;
  findings: { sameIdAtTwoOperators: number; unregistered: number };
}

export interface BikeRow {
  operatorId: string;
  bikeId: string;
  lifeCycle: LifeCycle;
  state?: BikeState | null;
  at?: Instant | null;
  lon?: number | null;
  lat?: number | null;
  districtCode?: string | null;
  qrUrl?: string | null;
}

export interface BikePage {
  operatorId: string;
  bikeId: string;
  qrUrl?: string | null;
  model?: string | null;
  frameNumber?: string | null;
  lockNumber?: string | null;
  filedAt?: Instant | null;
  lifeCycle: LifeCycle;
  lifeCycleSince?: Instant | null;
  impound?: { yardId: string; yardName?: string | null; intakeId: string; since: Instant } | null;
  last?: {
    at: Instant;
    lon: number;
    lat: number;
    state: BikeState;
    accuracyMetres?: number | null;
    districtCode?: string | null;
  } | null;
  registeredAt?: Instant | null;
  updatedAt?: Instant | null;
  sameIdAt: string[];
}

export type HistoryKind =
  | 'registered'
  | 'updated'
  | 'filed'
  | 'scanned'
  | 'impounded'
  | 'impound-undone'
  | 'impound-contradicts'
  | 'found-unfiled';

export interface HistoryEntry {
  at: Instant;
  kind: HistoryKind;
  actor?: string | null;
  place?: Place | null;
  detail?: Record<string, unknown> | null;
}

export interface TrackPosition extends Place {
  at: Instant;
  state: BikeState;
}

export interface LockEvent extends Place {
  at: Instant;
  type: 'unlock' | 'lock';
  rideId?: string | null;
}

export interface Ride {
  rideId: string;
  operatorId?: string;
  bikeId?: string;
  startAt: Instant;
  endAt: Instant;
  startLon: number;
  startLat: number;
  endLon: number;
  endLat: number;
  distanceMetres?: number | null;
}

export interface Track {
  positions: TrackPosition[];
  lockEvents: LockEvent[];
  rides: Ride[];
  /** There were more positions than are shown. */
  truncated?: boolean;
}

export interface SharedId {
  bikeId: string;
  operators: string[];
}

/* ------------------------------------------------------------------ live map */

export interface MapTick {
  tick: number;
  at: Instant;
  bikes: number;
  changed: number;
}

/** A bike as the live map holds it. */
export interface MapDot {
  operatorId: string;
  bikeId: string;
  lon: number;
  lat: number;
  state: BikeState;
  at: Instant;
  districtCode?: string | null;
}

export interface MapTable {
  total: number;
  byOperator: Record<string, number>;
  items: MapDot[];
}

/* ------------------------------------------------------------------ patrol & impound */

export type Verdict = 'filed' | 'filed-abnormal' | 'unfiled' | 'suspected-clone' | 'unrecognised';

export interface ScanRequest {
  scanId: string;
  qr?: string;
  operatorId?: string;
  bikeId?: string;
  scannedAt: Instant;
  place?: Place & { crs: 'WGS84' };
  taskId?: string;
  samplingDesign?: string;
  deviceId: string;
  offline: boolean;
  offlineVerdict?: { verdict: string; indexVersion: string; indexAt: Instant };
}

export interface ScanVerdict {
  scanId: string;
  verdict: Verdict;
  operatorId?: string | null;
  operatorName?: string | null;
  bikeId?: string | null;
  filedAt?: Instant | null;
  filingKnowledgeAsOf?: Instant | null;
  lastSeen?: { at: Instant; lon: number; lat: number; source: string } | null;
  reasons: string[];
  advice?: { code: string; zh: string; en: string } | null;
  recordedAt: Instant;
}

export interface ScanRow {
  scanId: string;
  scannedAt: Instant;
  verdict: Verdict;
  bikeId?: string | null;
  operatorId?: string | null;
  qr?: string | null;
  intakeId?: string | null;
  taskId?: string | null;
  place?: Place | null;
}

export interface PatrolQrRule {
  operatorId: string;
  operatorName: string;
  hosts: string[];
  template: string;
  idPattern: string;
}

export interface Yard {
  yardId: string;
  name: string;
  districtCode: string;
  address: string;
  capacity: number;
  lon: number;
  lat: number;
}

export type Measure = 'impound' | 'seizure';
export const LEGAL_BASES = ['SH-NMV-UNFILED', 'SH-NMV-PARKING', 'SH-NMV-ABANDONED', 'SH-NMV-BLOCKING'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

export interface IntakeRequest {
  intakeId: string;
  scanId?: string;
  qr?: string;
  operatorId?: string;
  bikeId?: string;
  yardId: string;
  takenAt: Instant;
  place?: Place & { crs: 'WGS84' };
  measure: Measure;
  legalBasis: LegalBasis;
  note?: string;
  photos: string[];
  deviceId: string;
  offline: boolean;
}

export interface IntakeReceipt {
  intakeId: string;
  slipNo: string;
  yardId: string;
  operatorId?: string | null;
  bikeId?: string | null;
  filing: 'filed' | 'unfiled' | 'unknown';
  status: 'taken-in' | 'undone';
  recordedAt: Instant;
}

export interface Intake {
  intakeId: string;
  slipNo: string;
  bikeId?: string | null;
  operatorId?: string | null;
  yardId: string;
  yardName?: string | null;
  takenAt: Instant;
  recordedAt: Instant;
  by: string;
  byOrganisation?: string | null;
  filing: 'filed' | 'unfiled' | 'unknown';
  measure: Measure;
  legalBasis: string;
  status: 'taken-in' | 'undone';
  photos: string[];
  dwellHours: number;
  note?: string | null;
  undoReason?: string | null;
  undoneAt?: Instant | null;
  undoneBy?: string | null;
}

export const DWELL_BUCKETS = ['<1d', '1-3d', '3-7d', '>7d'] as const;
export type DwellBucket = (typeof DWELL_BUCKETS)[number];

export interface YardBoard {
  yardId: string;
  name: string;
  capacity: number;
  stock: number;
  inToday: number;
  undoneToday: number;
  dwell: Partial<Record<DwellBucket, number>>;
  byOperator: { operatorId: string | null; count: number }[];
}

export interface Notice {
  noticeId: string;
  at: Instant;
  kind: 'intake' | 'intake-undone' | 'unfiled-scan';
  bikeId?: string | null;
  yardId?: string | null;
  yardName?: string | null;
  slipNo?: string | null;
  readAt?: Instant | null;
}
