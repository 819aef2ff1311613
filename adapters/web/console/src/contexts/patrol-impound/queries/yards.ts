import type { Intake, Page, Yard, YardBoard } from '@static-traffic/shared';
import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { api } from '@/app/api.ts';

const BASE = '/api/v1/patrol-impound';

export function useYards() {
  const query = useQuery({
    queryKey: ['yards'],
    queryFn: ({ signal }) => api.get<Yard[] | Page<Yard>>(`${BASE}/yards`, { signal }),
    staleTime: 5 * 60_000,
  });
  const list = computed(() => {
    const data = query.data.value;
    return data === undefined ? undefined : Array.isArray(data) ? data : data.items;
  });
  return { query, list };
}

export function useYardBoard(yardId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['yard-board', toValue(yardId)]),
    queryFn: ({ signal }) =>
      api.get<YardBoard>(`${BASE}/yards/${encodeURIComponent(toValue(yardId))}/board`, { signal }),
    refetchInterval: 20_000,
  });
}

export interface IntakeFilters {
  readonly yardId: string;
  readonly day: string;
  readonly status: string;
  readonly operator: string;
  readonly cursor: string;
}

export const intakesPage = (filters: IntakeFilters, limit?: number, signal?: AbortSignal): Promise<Page<Intake>> =>
  api.get<Page<Intake>>(`${BASE}/intakes`, { signal, query: { ...filters, limit } });

export function useIntakes(filters: MaybeRefOrGetter<IntakeFilters>) {
  return useQuery({
    queryKey: computed(() => ['intakes', toValue(filters)]),
    queryFn: ({ signal }) => intakesPage(toValue(filters), undefined, signal),
    refetchInterval: 20_000,
    placeholderData: keepPreviousData,
  });
}

export function useIntake(intakeId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['intake', toValue(intakeId)]),
    queryFn: ({ signal }) => api.get<Intake>(`${BASE}/intakes/${encodeURIComponent(toValue(intakeId))}`, { signal }),
  });
}

/** The re-encoded copy: the sealed original is never shown. */
export const photoUrl = (sha256: string): string => `${BASE}/evidence/${encodeURIComponent(sha256)}`;
