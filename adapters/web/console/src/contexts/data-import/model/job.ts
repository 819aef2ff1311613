import type { Tone } from '@/ui/Tag.vue';

export type ImportState = 'mapping' | 'checking' | 'checked' | 'importing' | 'done' | 'cancelled' | 'failed';

export interface ImportField {
  readonly name: string;
  readonly title: string;
  readonly titleEn: string;
  readonly kind: 'text' | 'token' | 'integer' | 'decimal' | 'time' | 'code';
  readonly required: boolean;
  readonly rule: string;
  readonly ruleEn: string;
  readonly choices: readonly { readonly code: string; readonly title: string; readonly titleEn: string }[];
}

export interface ImportTarget {
  readonly name: string;
  readonly title: string;
  readonly titleEn: string;
  readonly mayConfirm: boolean;
  readonly fields: readonly ImportField[];
}

export interface ImportJob {
  readonly jobId: string;
  readonly target: string;
  readonly state: ImportState;
  readonly fileName: string;
  readonly bytes: number;
  readonly format: string;
  readonly detail: string;
  readonly headerLine: number;
  readonly titles: readonly string[];
  readonly rows: number;
  readonly rowsDone: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly noted: number;
  readonly columns: Readonly<Record<string, number>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly crs: string;
  readonly asOf: string;
  readonly unknownValues: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly sample: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly cancelAsked: boolean;
  readonly fileKept: boolean;
  readonly sender: string;
  readonly createdAt: string;
  readonly version: number;
}

export interface ImportProblem {
  readonly line: number;
  readonly problems: readonly {
    readonly cell: string;
    readonly code: string;
    readonly fieldTitle: string;
    readonly message: string;
  }[];
}

export interface ImportReport {
  readonly balanced: boolean;
  readonly groups: readonly {
    readonly group: string;
    readonly title: string;
    readonly titleEn: string;
    readonly before: number;
    readonly added: number;
    readonly after: number;
    readonly difference: number;
  }[];
}

export const STATE_TONE: Readonly<Record<ImportState, Tone>> = {
  mapping: 'warn',
  checking: 'info',
  checked: 'warn',
  importing: 'info',
  done: 'ok',
  cancelled: 'quiet',
  failed: 'bad',
};

export const working = (state: ImportState): boolean => state === 'checking' || state === 'importing';
export const ended = (state: ImportState): boolean => state === 'done' || state === 'cancelled' || state === 'failed';
export const mappable = (state: ImportState): boolean => state === 'mapping' || state === 'checked';

export type Step = 'upload' | 'map' | 'check' | 'import' | 'report';
export const STEPS: readonly Step[] = ['upload', 'map', 'check', 'import', 'report'];

/** Where a job is; a job that was stopped stays at what it was doing. */
export function stepOf(job: Pick<ImportJob, 'state' | 'rowsDone'>): Step {
  switch (job.state) {
    case 'mapping':
      return 'map';
    case 'checking':
      return 'check';
    case 'checked':
    case 'importing':
      return 'import';
    case 'done':
      return 'report';
    default:
      return job.rowsDone > 0 ? 'import' : 'map';
  }
}

/** Whole per cent, never 100 before the last row. */
export function percent(job: Pick<ImportJob, 'state' | 'rows' | 'rowsDone'>): number {
  if (job.rows === 0) return 0;
  const share = Math.floor((100 * job.rowsDone) / job.rows);
  return Math.min(share, working(job.state) ? 99 : 100);
}

/** Column by field as the form holds it: '' where the field is not imported. */
export type ColumnDraft = Record<string, string>;

export function draftOf(target: ImportTarget, job: ImportJob): ColumnDraft {
  return Object.fromEntries(target.fields.map((field) => [field.name, String(job.columns[field.name] ?? '')]));
}

export function columnsOf(draft: ColumnDraft): Record<string, number> {
  return Object.fromEntries(
    Object.entries(draft)
      .filter(([, column]) => column !== '')
      .map(([field, column]) => [field, Number(column)]),
  );
}

export function missingFields(target: ImportTarget, draft: ColumnDraft): readonly ImportField[] {
  return target.fields.filter((field) => field.required && (draft[field.name] ?? '') === '');
}

/** A column chosen for two fields would make the server refuse the mapping. */
export function chosenTwice(draft: ColumnDraft): readonly string[] {
  const seen = new Map<string, number>();
  for (const column of Object.values(draft)) if (column !== '') seen.set(column, (seen.get(column) ?? 0) + 1);
  return [...seen].filter(([, times]) => times > 1).map(([column]) => column);
}

/** Old values with what was chosen for them; those without a choice are left out. */
export function mergedValues(
  known: ImportJob['values'],
  chosen: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Record<string, Record<string, string>> {
  const merged: Record<string, Record<string, string>> = {};
  for (const source of [known, chosen]) {
    for (const [field, values] of Object.entries(source)) {
      for (const [old, code] of Object.entries(values)) if (code !== '') (merged[field] ??= {})[old] = code;
    }
  }
  return merged;
}
