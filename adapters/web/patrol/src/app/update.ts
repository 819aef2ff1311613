import { registerSW } from 'virtual:pwa-register';
import { ref } from 'vue';

/** A newer app lies ready. It is put in place when the officer says so, never under their hands. */
export const updateReady = ref(false);
export const offlineReady = ref(false);

let apply: ((reload?: boolean) => Promise<void>) | undefined;

export function registerServiceWorker(): void {
  apply = registerSW({
    immediate: true,
    onNeedRefresh: () => {
      updateReady.value = true;
    },
    onOfflineReady: () => {
      offlineReady.value = true;
    },
  });
}

export async function applyUpdate(): Promise<void> {
  await apply?.(true);
}
