import type {
  BikePage,
  BikeRow,
  HistoryEntry,
  MapTable,
  Overview,
  Page,
  Ride,
  SharedId,
  Track,
} from '@static-traffic/shared';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { useI18n } from 'vue-i18n';
import { api } from '@/app/api.ts';
import type { Districts } from '@/geo/districts.ts';

const BASE = '/api/v1/bike-fleet';

/** Home refreshes itself this often; the numbers behind it are folded every few seconds. */
export const OVERVIEW_REFRESH_MILLIS = 15_000;

export const bikePath = (operatorId: string, bikeId: string): string =>
  `${BASE}/bikes/${encodeURIComponent(operatorId)}/${encodeURIComponent(bikeId)}`;

export function useOverview() {
  return useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => api.get<Overview>(`${BASE}/overview`, { signal }),
    refetchInterval: OVERVIEW_REFRESH_MILLIS,
  });
}

export interface RideHour {
  key: string;
  label?: string | null;
  starts: number;
  ends: number;
}

export function useRidesByHour(range: MaybeRefOrGetter<{ from: string; to: string }>) {
  return useQuery({
    queryKey: computed(() => ['rides-by-hour', toValue(range)]),
    queryFn: ({ signal }) =>
      api.get<{ rows: RideHour[] }>(`${BASE}/statistics/rides`, {
        signal,
        query: { groupBy: 'hour', ...toValue(range) },
      }),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  });
}

export interface BikeFilters {
  readonly q: string;
  readonly operator: string;
  readonly district: string;
  readonly state: string;
  /** Life cycle. */
  readonly filing: string;
  readonly cursor: string;
}

export const bikesPage = (filters: BikeFilters, limit?: number, signal?: AbortSignal): Promise<Page<BikeRow>> =>
  api.get<Page<BikeRow>>(`${BASE}/bikes`, { signal, query: { ...filters, limit } });

export function useBikes(filters: MaybeRefOrGetter<BikeFilters>) {
  return useQuery({
    queryKey: computed(() => ['bikes', toValue(filters)]),
    queryFn: ({ signal }) => bikesPage(toValue(filters), undefined, signal),
    placeholderData: keepPreviousData,
  });
}

export function useBike(operatorId: MaybeRefOrGetter<string>, bikeId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['bike', toValue(operatorId), toValue(bikeId)]),
    queryFn: ({ signal }) => api.get<BikePage>(bikePath(toValue(operatorId), toValue(bikeId)), { signal }),
    refetchInterval: 30_000,
  });
}

export function useBikeHistory(
  operatorId: MaybeRefOrGetter<string>,
  bikeId: MaybeRefOrGetter<string>,
  cursor: MaybeRefOrGetter<string>,
) {
  return useQuery({
    queryKey: computed(() => ['bike-history', toValue(operatorId), toValue(bikeId), toValue(cursor)]),
    queryFn: ({ signal }) =>
      api.get<Page<HistoryEntry>>(`${bikePath(toValue(operatorId), toValue(bikeId))}/history`, {
        signal,
        query: { cursor: toValue(cursor) },
      }),
    placeholderData: keepPreviousData,
  });
}

/** Looking at a track is recorded, so it is asked for only on request and never refetched by itself. */
export function useTrack(
  operatorId: MaybeRefOrGetter<string>,
  bikeId: MaybeRefOrGetter<string>,
  range: MaybeRefOrGetter<{ from: string | undefined; to: string | undefined }>,
  enabled: MaybeRefOrGetter<boolean>,
) {
  return useQuery({
    queryKey: computed(() => ['track', toValue(operatorId), toValue(bikeId), toValue(range)]),
    queryFn: ({ signal }) =>
      api.get<Track>(`${bikePath(toValue(operatorId), toValue(bikeId))}/track`, {
        signal,
        query: { ...toValue(range) },
      }),
    enabled: computed(() => toValue(enabled)),
    staleTime: Infinity,
    retry: false,
  });
}

export function useRides(filters: MaybeRefOrGetter<Readonly<Record<string, string>>>) {
  return useQuery({
    queryKey: computed(() => ['rides', toValue(filters)]),
    queryFn: ({ signal }) => api.get<Page<Ride>>(`${BASE}/rides`, { signal, query: toValue(filters) }),
    placeholderData: keepPreviousData,
  });
}

export function useSharedIds(cursor: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['shared-ids', toValue(cursor)]),
    queryFn: ({ signal }) =>
      api.get<Page<SharedId>>(`${BASE}/findings/shared-ids`, { signal, query: { cursor: toValue(cursor) } }),
    placeholderData: keepPreviousData,
  });
}

export interface TableFilters {
  readonly bbox: string;
  readonly operator: readonly string[];
  readonly state: readonly string[];
}

export const MAP_TABLE_LIMIT = 200;

export function useMapTable(filters: MaybeRefOrGetter<TableFilters>, enabled: MaybeRefOrGetter<boolean>) {
  return useQuery({
    queryKey: computed(() => ['map-table', toValue(filters)]),
    queryFn: ({ signal }) =>
      api.get<MapTable>(`${BASE}/map/table`, { signal, query: { ...toValue(filters), limit: MAP_TABLE_LIMIT } }),
    enabled: computed(() => toValue(enabled)),
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
  });
}

const districtsQuery = {
  queryKey: ['districts'],
  queryFn: () => api.get<Districts>('/api/v1/base-map/districts'),
  staleTime: Infinity,
};

/** For the maps: the outlines once they are there. */
export function useDistrictOutlines(): () => Promise<Districts> {
  const client = useQueryClient();
  return () => client.query(districtsQuery);
}

/** District names for lists; the same document draws the base map. */
export function useDistricts() {
  const { locale } = useI18n();
  const query = useQuery(districtsQuery);
  const list = computed(() =>
    (query.data.value?.features ?? [])
      .map(({ properties }) => ({
        code: properties.code,
        name: locale.value === 'en' ? (properties.nameEn ?? properties.name) : properties.name,
      }))
      .sort((a, b) => a.code.localeCompare(b.code)),
  );
  const names = computed(() => new Map(list.value.map((district) => [district.code, district.name])));
  const nameOf = (code: string | null | undefined): string => (code ? (names.value.get(code) ?? code) : '—');
  return { query, list, nameOf };
}
