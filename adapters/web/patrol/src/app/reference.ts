import type { PatrolQrRule, Yard } from '@static-traffic/shared';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef, type ShallowRef } from 'vue';
import { Unreachable } from '../api/http.ts';
import { FilingIndex } from '../offline/filingIndex.ts';
import { db, link, transport } from './platform.ts';

interface KeptIndex {
  readonly bytes: ArrayBuffer;
  readonly version: string;
  /** When the platform last said that this is still the newest. */
  readonly confirmedAt: string;
}

const REFRESH_MS = 10 * 60_000;
/** While something is missing altogether: whoever signs in at the edge of coverage must not set out half equipped. */
const RETRY_MS = 15_000;
/** From here on "not in the index" says little: the officer is told so. */
export const INDEX_OLD_MS = 24 * 3600_000;

/** The platform is there but cannot answer now; a refusal, on the other hand, does not change by asking again. */
const isBusy = (status: number): boolean => status === 429 || status >= 500;

/** What the phone has to know before it goes where there is no network: filed bikes, code rules, yards. */
export const useReference = defineStore('reference', () => {
  const index = shallowRef<FilingIndex>();
  const etag = ref<string>();
  const rules = shallowRef<readonly PatrolQrRule[]>([]);
  const yards = shallowRef<readonly Yard[]>([]);
  const refreshing = ref(false);
  /** By the clock that nobody sets: a phone put back a day would otherwise wait a day. */
  let dueAt = performance.now() + REFRESH_MS;

  /** The index's entity tag, without its quotes. */
  const indexVersion = computed(() => etag.value?.replace(/^W\/|"/g, ''));

  const indexAt = computed(() => index.value?.builtAt);

  function operatorName(operatorId: string | null | undefined): string | undefined {
    return rules.value.find((rule) => rule.operatorId === operatorId)?.operatorName;
  }

  function yardName(yardId: string): string {
    return yards.value.find((yard) => yard.yardId === yardId)?.name ?? yardId;
  }

  async function open(): Promise<void> {
    rules.value = (await db.read<PatrolQrRule[]>('qrRules')) ?? [];
    yards.value = (await db.read<Yard[]>('yards')) ?? [];
    const kept = await db.read<KeptIndex>('filingIndex');
    if (kept) use(kept.bytes, kept.version);
    setInterval(() => {
      if (document.visibilityState === 'visible' && performance.now() >= dueAt) void refresh();
    }, RETRY_MS);
  }

  function use(bytes: ArrayBuffer, version: string): boolean {
    try {
      index.value = FilingIndex.read(bytes);
      etag.value = version;
      return true;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return false;
    }
  }

  async function refresh(): Promise<void> {
    if (refreshing.value) return;
    refreshing.value = true;
    let cutOff = false;
    try {
      const answers = [
        await refreshList<PatrolQrRule>('qr-rules', 'qrRules', rules),
        await refreshList<Yard>('yards', 'yards', yards),
        await refreshIndex(),
      ];
      cutOff = answers.some(isBusy);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      cutOff = true;
    } finally {
      refreshing.value = false;
      const lacking = !index.value || rules.value.length === 0 || yards.value.length === 0;
      dueAt = performance.now() + (cutOff && lacking ? RETRY_MS : REFRESH_MS);
    }
  }

  async function refreshList<T>(path: string, key: string, into: ShallowRef<readonly T[]>): Promise<number> {
    const reply = await transport({ method: 'GET', path: `/api/v1/patrol-impound/${path}`, timeoutMs: 15_000 });
    if (reply.status !== 200) return reply.status;
    const body = reply.body as readonly T[] | { readonly items: readonly T[] };
    const found = 'items' in body ? body.items : body;
    if (!Array.isArray(found)) return reply.status;
    into.value = found as readonly T[];
    await db.write(key, found);
    return reply.status;
  }

  async function refreshIndex(): Promise<number> {
    const reply = await transport({
      method: 'GET',
      path: '/api/v1/patrol-impound/filing-index',
      as: 'bytes',
      timeoutMs: 60_000,
      headers: index.value && etag.value ? { 'If-None-Match': etag.value } : {},
    });
    if (reply.status !== 200 || !(reply.body instanceof ArrayBuffer)) return reply.status;
    const version = reply.etag ?? new Date().toISOString();
    // Looked at before it is kept: a cut-off download must not replace a good index.
    if (!use(reply.body, version)) return reply.status;
    const kept: KeptIndex = { bytes: reply.body, version, confirmedAt: new Date().toISOString() };
    await db.write('filingIndex', kept);
    return reply.status;
  }

  /** By the server's clock where it is known: a phone set wrong must not make old knowledge look fresh. */
  function indexAgeMillis(nowMillis: number): number | undefined {
    const built = indexAt.value?.getTime();
    return built === undefined ? undefined : Math.max(0, nowMillis + (link.clock?.offsetMs ?? 0) - built);
  }

  return {
    index,
    indexVersion,
    indexAt,
    rules,
    yards,
    refreshing,
    operatorName,
    yardName,
    open,
    refresh,
    indexAgeMillis,
  };
});
