import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { OthersQueue, QueueCount } from '../offline/outbox.ts';
import { spaceIsLow, storageState, type StorageState } from '../offline/storage.ts';
import { createSync, withBrowserLock, type SyncOutcome } from '../offline/sync.ts';
import { useLive } from './live.ts';
import { db, outbox, transport } from './platform.ts';
import { useSession } from './session.ts';

const NOTHING: QueueCount = { records: 0, photos: 0, refused: 0 };

export const useUpload = defineStore('upload', () => {
  const session = useSession();
  const running = ref(false);
  const lastOutcome = ref<SyncOutcome>();
  const retryAt = ref<number>();
  const storage = ref<StorageState>();

  const sync = createSync({ db, transport, identify: () => session.confirm(), exclusively: withBrowserLock });

  const subject = computed(() => session.me?.subject);
  const counted = useLive<QueueCount | undefined>(
    () => (subject.value ? outbox.count(subject.value) : Promise.resolve(NOTHING)),
    undefined,
    () => subject.value,
  );
  const count = computed(() => counted.value ?? NOTHING);
  /** Before the queue was looked at, "nothing is waiting" would be a guess. */
  const isCounted = computed(() => counted.value !== undefined);
  const others = useLive<OthersQueue[]>(
    () => outbox.others(subject.value),
    [],
    () => subject.value,
  );
  const lowSpace = computed(() => spaceIsLow(storage.value));

  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = ref(false);
  const wantedAgain = (): boolean => again.value;

  async function run(): Promise<void> {
    clearTimeout(timer);
    if (running.value) {
      // Something new was queued while a round is under way: it may have been looked past already.
      again.value = true;
      return;
    }
    running.value = true;
    try {
      do {
        again.value = false;
        lastOutcome.value = await sync.run();
        if (lastOutcome.value.ended === 'signed-out') await session.confirm();
      } while (wantedAgain() && lastOutcome.value.ended === 'idle');
    } finally {
      running.value = false;
      plan(lastOutcome.value);
      storage.value = await storageState();
    }
  }

  function plan(outcome: SyncOutcome | undefined): void {
    retryAt.value = undefined;
    if (!outcome || outcome.ended === 'signed-out') return;
    const at = outcome.ended === 'busy' ? Date.now() + 3_000 : outcome.retryAt;
    if (at === undefined) return;
    retryAt.value = at;
    timer = setTimeout(() => void run(), Math.max(1_000, at - Date.now()));
  }

  /** By the officer's own hand: at once, whatever the back-off says. */
  async function runNow(): Promise<void> {
    if (subject.value) await sync.forgetBackOff(subject.value);
    await run();
  }

  async function open(): Promise<void> {
    storage.value = await storageState();
    await outbox.prune();
    window.addEventListener('online', () => void runNow());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void run();
    });
    void run();
  }

  return {
    count,
    isCounted,
    others,
    running,
    retryAt,
    lastOutcome,
    storage,
    lowSpace,
    run,
    runNow,
    open,
    sendNow: sync.sendNow,
  };
});
