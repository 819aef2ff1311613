import { registerSW } from 'virtual:pwa-register';
import { ref } from 'vue';

const SCOPE = '/patrol/';
const LOOK_MS = 5_000;

/** A newer app lies ready. It is put in place when the officer says so, never under their hands. */
export const updateReady = ref(false);

/** This page is answered from the phone: it goes on where there is no network. */
export const worksOffline = ref(false);

let apply: ((reload?: boolean) => Promise<void>) | undefined;

export function registerServiceWorker(): void {
  apply = registerSW({
    immediate: true,
    onNeedRefresh: () => {
      updateReady.value = true;
    },
  });
  if ('serviceWorker' in navigator) keepControlled(navigator.serviceWorker);
}

export async function applyUpdate(): Promise<void> {
  await apply?.(true);
}

/**
 * Sees to it that the app really gets onto the phone. One file cut off while the worker was being installed makes the
 * browser drop the whole worker and not try again before the next navigation; and a page that opens in the moment of
 * activation stays without it. An officer who opens the app once and walks off would have neither.
 */
function keepControlled(container: ServiceWorkerContainer): void {
  const note = () => {
    worksOffline.value = container.controller !== null;
  };
  note();
  container.addEventListener('controllerchange', note);
  setInterval(() => {
    if (!worksOffline.value) void takeHold(container);
  }, LOOK_MS);
}

async function takeHold(container: ServiceWorkerContainer): Promise<void> {
  const registration = await container.getRegistration(SCOPE);
  if (registration?.active) registration.active.postMessage({ type: 'CLAIM_CLIENTS' });
  else if (!registration?.installing && !registration?.waiting)
    await container.register(`${SCOPE}sw.js`, { scope: SCOPE }).catch((error: unknown) => {
      // Without a network there is nothing to install from; the next look asks again.
      console.info('service worker not installed', error);
    });
}
