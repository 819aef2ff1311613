import '@/app/styles.css';
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { asProblem } from '@static-traffic/shared';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from '@/app/App.vue';
import { startLocales } from '@/app/locales.ts';
import { createAppRouter } from '@/app/router.ts';
import { useSession } from '@/app/session.ts';
import { applyStoredTheme } from '@/app/theme.ts';

applyStoredTheme();

/** A refusal stays a refusal: only what may pass by itself is tried again, and only once before it is shown. */
const MAX_RETRIES = 1;

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => count < MAX_RETRIES && asProblem(error).isTransient,
      refetchOnWindowFocus: false,
    },
  },
});

async function start(): Promise<void> {
  const pinia = createPinia();
  // Asked for at once, beside the texts: on a slow line each wait on another costs a second.
  useSession(pinia)
    .load()
    .catch(() => {
      // The shell asks again and shows what is wrong.
    });
  if (location.pathname === '/console/') void import('@/contexts/bike-fleet/pages/Home.vue');
  const { i18n } = await startLocales();
  createApp(App).use(pinia).use(i18n).use(VueQueryPlugin, { queryClient }).use(createAppRouter()).mount('#app');
}

void start();
