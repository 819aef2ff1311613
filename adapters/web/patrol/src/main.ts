import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './app/App.vue';
import { setUpLocale } from './app/locale.ts';
import { openDevice } from './app/platform.ts';
import { usePreferences } from './app/preferences.ts';
import { useReference } from './app/reference.ts';
import { createPatrolRouter } from './app/router.ts';
import { useSession } from './app/session.ts';
import { registerServiceWorker } from './app/update.ts';
import { useUpload } from './app/upload.ts';
import { requestPersistence } from './offline/storage.ts';
import './app/styles.css';

async function start(): Promise<void> {
  registerServiceWorker();
  const { i18n } = await setUpLocale();
  const app = createApp(App).use(createPinia()).use(i18n);
  await openDevice();
  await usePreferences().open();
  const session = useSession();
  const reference = useReference();
  await reference.open();
  app.use(createPatrolRouter());
  app.mount('#app');

  // The screen is there already; who is signed in and what is new comes as the network allows.
  await session.open();
  if (session.state === 'confirmed') void reference.refresh();
  void requestPersistence();
  await useUpload().open();
}

void start();
