import type { Operator } from '@static-traffic/shared';
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { api } from '@/app/api.ts';

/** Shown for an operator that the list does not name. */
export const UNKNOWN_COLOR = '#7a8691';

/** The operators with their names and map colours; they change rarely. */
export function useOperators() {
  const { locale } = useI18n();
  const query = useQuery({
    queryKey: ['operators'],
    queryFn: ({ signal }) => api.get<Operator[] | { items: Operator[] }>('/api/v1/bike-fleet/operators', { signal }),
    staleTime: 10 * 60_000,
  });
  /** Named in the reader's language. */
  const list = computed<Operator[]>(() => {
    const data = query.data.value;
    const all = data === undefined ? [] : Array.isArray(data) ? data : data.items;
    return locale.value === 'en'
      ? all.map((operator) => ({ ...operator, name: operator.nameEn || operator.name }))
      : all;
  });
  /** Those with bikes in the street. */
  const live = computed(() => list.value.filter((operator) => !operator.historyImport));
  const byId = computed(() => new Map(list.value.map((operator) => [operator.operatorId, operator])));
  return { query, list, live, byId };
}

export function operatorLabel(byId: ReadonlyMap<string, Operator>, operatorId: string | null | undefined): string {
  if (!operatorId) return '—';
  return byId.get(operatorId)?.name ?? operatorId;
}
