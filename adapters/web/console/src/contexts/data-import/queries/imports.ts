import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { api } from '@/app/api.ts';
import { working, type ImportJob, type ImportProblem, type ImportReport, type ImportTarget } from '../model/job.ts';

const BASE = '/api/v1/data-import';
/** Often enough to see it move. */
const LOOK_EVERY_MILLIS = 1_000;
const LIST_EVERY_MILLIS = 5_000;
/** A large file on a slow line. */
const UPLOAD_TIMEOUT_MILLIS = 10 * 60_000;
export const PROBLEMS_SHOWN = 50;

const job = (jobId: string): string => `${BASE}/jobs/${encodeURIComponent(jobId)}`;

export function useTargets() {
  return useQuery({
    queryKey: ['import-targets'],
    queryFn: ({ signal }) => api.get<{ items: ImportTarget[] }>(`${BASE}/targets`, { signal }),
    staleTime: 5 * 60_000,
    select: (answer) => answer.items,
  });
}

export function useJobs() {
  return useQuery({
    queryKey: ['imports'],
    queryFn: ({ signal }) => api.get<{ items: ImportJob[] }>(`${BASE}/jobs`, { signal }),
    refetchInterval: LIST_EVERY_MILLIS,
    select: (answer) => answer.items,
  });
}

export function useJob(jobId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['import', toValue(jobId)]),
    queryFn: ({ signal }) => api.get<ImportJob>(job(toValue(jobId)), { signal }),
    refetchInterval: (query) => (query.state.data && working(query.state.data.state) ? LOOK_EVERY_MILLIS : false),
  });
}

export function useProblems(
  jobId: MaybeRefOrGetter<string>,
  kind: 'rejected' | 'noted',
  version: MaybeRefOrGetter<string>,
) {
  return useQuery({
    queryKey: computed(() => ['import-problems', toValue(jobId), kind, toValue(version)]),
    queryFn: ({ signal }) =>
      api.get<{ items: ImportProblem[] }>(`${job(toValue(jobId))}/problems`, {
        signal,
        query: { kind, limit: PROBLEMS_SHOWN },
      }),
    select: (answer) => answer.items,
  });
}

export function useReport(jobId: MaybeRefOrGetter<string>, enabled: MaybeRefOrGetter<boolean>) {
  return useQuery({
    queryKey: computed(() => ['import-report', toValue(jobId)]),
    queryFn: ({ signal }) => api.get<ImportReport>(`${job(toValue(jobId))}/report`, { signal }),
    enabled: computed(() => toValue(enabled)),
  });
}

export interface MappingDraft {
  readonly columns: Readonly<Record<string, number>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly crs: string;
  readonly asOf: string;
  readonly save: boolean;
}

/** What is done with imports; each answer replaces what the page shows. */
export function useImportCommands() {
  const client = useQueryClient();
  const keep = (answer: ImportJob): ImportJob => {
    client.setQueryData(['import', answer.jobId], answer);
    return answer;
  };
  return {
    send: async (target: string, file: File, encoding: string, idempotencyKey: string): Promise<ImportJob> =>
      keep(
        await api.postBytes<ImportJob>(`${BASE}/jobs`, file, {
          query: { target, fileName: file.name, encoding },
          idempotencyKey,
          timeoutMillis: UPLOAD_TIMEOUT_MILLIS,
        }),
      ),
    map: async (jobId: string, draft: MappingDraft): Promise<ImportJob> =>
      keep(await api.put<ImportJob>(`${job(jobId)}/mapping`, draft)),
    step: async (jobId: string, verb: 'check' | 'cancel'): Promise<ImportJob> =>
      keep(await api.post<ImportJob>(`${job(jobId)}/${verb}`)),
    /** What is confirmed is the version on the screen. */
    confirm: async (jobId: string, version: number): Promise<ImportJob> =>
      keep(await api.post<ImportJob>(`${job(jobId)}/import?version=${String(version)}`)),
  };
}

export const templateUrl = (target: string, format: string): string =>
  api.url(`${BASE}/targets/${encodeURIComponent(target)}/template`, { format });
export const errorsUrl = (jobId: string, kind: string, format: string): string =>
  api.url(`${job(jobId)}/errors`, { kind, format });
export const reportUrl = (jobId: string, format: string): string => api.url(`${job(jobId)}/report/file`, { format });
