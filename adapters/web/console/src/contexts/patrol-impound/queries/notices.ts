import type { Notice, Page } from '@static-traffic/shared';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter, type Ref } from 'vue';
import { api } from '@/app/api.ts';

const NOTICES = '/api/v1/patrol-impound/notices';

/** The operator is to know within a minute; the badge asks three times as often. */
const REFRESH_MILLIS = 20_000;

/** The badge shows `99+` beyond this. */
const UNREAD_COUNTED = 100;

export function useUnreadNotices(enabled: Ref<boolean>) {
  const query = useQuery({
    queryKey: ['notices', 'unread-count'],
    queryFn: ({ signal }) => api.get<Page<Notice>>(NOTICES, { signal, query: { unread: true, limit: UNREAD_COUNTED } }),
    enabled,
    refetchInterval: REFRESH_MILLIS,
  });
  return computed(() => query.data.value?.items.length ?? 0);
}

export function useNotices(filters: MaybeRefOrGetter<{ unread: boolean; cursor: string }>) {
  return useQuery({
    queryKey: computed(() => ['notices', 'list', toValue(filters)]),
    queryFn: ({ signal }) => {
      const { unread, cursor } = toValue(filters);
      return api.get<Page<Notice>>(NOTICES, { signal, query: { unread: unread ? true : undefined, cursor } });
    },
    refetchInterval: REFRESH_MILLIS,
    placeholderData: keepPreviousData,
  });
}

export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (noticeIds: readonly string[]) =>
      Promise.all(noticeIds.map((id) => api.post(`${NOTICES}/${encodeURIComponent(id)}/read`))),
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
}
