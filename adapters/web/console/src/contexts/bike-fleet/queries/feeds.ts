import type { Batch, FeedCatalogue, FeedClient, Page, Rejection, UrlRule } from '@static-traffic/shared';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { useI18n } from 'vue-i18n';
import { api } from '@/app/api.ts';

const FEEDS = '/api/v1/bike-fleet/feeds';
type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

export function useFeedClient() {
  const { locale } = useI18n();
  return useQuery({
    queryKey: computed(() => ['feed-client', locale.value]),
    queryFn: ({ signal }) => api.get<FeedClient>(`${FEEDS}/client`, { signal }),
    refetchInterval: 30_000,
    placeholderData: keepPreviousData,
  });
}

export function useCatalogue() {
  return useQuery({
    queryKey: ['feed-catalogue'],
    queryFn: ({ signal }) => api.get<FeedCatalogue>(`${FEEDS}/catalogue`, { signal }),
    staleTime: Infinity,
  });
}

export const batchesPage = (filters: Query, limit?: number, signal?: AbortSignal): Promise<Page<Batch>> =>
  api.get<Page<Batch>>(`${FEEDS}/batches`, { signal, query: { ...filters, limit } });

export function useBatches(filters: MaybeRefOrGetter<Query>) {
  return useQuery({
    queryKey: computed(() => ['batches', toValue(filters)]),
    queryFn: ({ signal }) => batchesPage(toValue(filters), undefined, signal),
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
  });
}

export function useBatch(batchId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['batch', toValue(batchId)]),
    queryFn: ({ signal }) => api.get<Batch>(`${FEEDS}/batches/${encodeURIComponent(toValue(batchId))}`, { signal }),
    // Final counts come when the batch has landed; after that nothing changes any more.
    refetchInterval: (query) => (query.state.data?.state === 'accepted' ? 2_000 : false),
  });
}

export function useBatchRejections(batchId: MaybeRefOrGetter<string>, filters: MaybeRefOrGetter<Query>) {
  const { locale } = useI18n();
  return useQuery({
    queryKey: computed(() => ['batch-rejections', toValue(batchId), toValue(filters), locale.value]),
    queryFn: ({ signal }) =>
      api.get<Page<Rejection>>(`${FEEDS}/batches/${encodeURIComponent(toValue(batchId))}/rejections`, {
        signal,
        query: toValue(filters),
      }),
    placeholderData: keepPreviousData,
  });
}

export function useRejections(filters: MaybeRefOrGetter<Query>) {
  const { locale } = useI18n();
  return useQuery({
    queryKey: computed(() => ['rejections', toValue(filters), locale.value]),
    queryFn: ({ signal }) => api.get<Page<Rejection>>(`${FEEDS}/rejections`, { signal, query: toValue(filters) }),
    placeholderData: keepPreviousData,
  });
}

export function rejectionsExportUrl(filters: Query, format: 'csv' | 'ndjson'): string {
  return api.url(`${FEEDS}/rejections/export`, { ...filters, format });
}

const rulePath = (operatorId: string): string =>
  `/api/v1/bike-fleet/operators/${encodeURIComponent(operatorId)}/qr-url-rule`;

export function useUrlRule(operatorId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['url-rule', toValue(operatorId)]),
    queryFn: ({ signal }) => api.get<UrlRule>(rulePath(toValue(operatorId)), { signal }),
    enabled: computed(() => toValue(operatorId) !== ''),
    // The form below is filled from it: a silent refresh must not overwrite what is being typed.
    staleTime: Infinity,
  });
}

export function useChangeUrlRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ operatorId, rule, key }: { operatorId: string; rule: UrlRule; key: string }) =>
      api.put<UrlRule>(rulePath(operatorId), rule, { idempotencyKey: key }),
    // Asked again at once, a replica may still answer with the old rule, and the form would fall back to it.
    onSuccess: (answer, { operatorId }) => client.setQueryData(['url-rule', operatorId], answer),
  });
}
