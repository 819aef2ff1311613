import type { Operator } from '@static-traffic/shared';
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { api } from '@/app/api.ts';

/** Shown for an operator that the list does not name. */
export const UNKNOWN_COLOR = '#7a8691';

/** The operators with their names and map colours; they change rarely. */
export function useOperators() {
  const query = useQuery({
    queryKey: ['operators'],
    queryFn: ({ signal }) => api.get<Operator[] | { items: Operator[] }>('/api/v1/bike-fleet/operators', { signal }),
    staleTime: 10 * 60_000,
  });
  const list = computed<Operator[]>(() => {
    const data = query.data.value;
    return data === undefined ? [] : Array.isArray(data) ? data : data.items;
  });
  const byId = computed(() => new Map(list.value.map((operator) => [operator.operatorId, operator])));
  return { query, list, byId };
}

export function operatorLabel(byId: ReadonlyMap<string, Operator>, operatorId: string | null | undefined): string {
  if (!operatorId) return '—';
  return byId.get(operatorId)?.name ?? operatorId;
}
