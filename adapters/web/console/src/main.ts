import '@/app/element.ts';
import '@/app/styles.css';
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { asProblem } from '@static-traffic/shared';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from '@/app/App.vue';
import { startLocales } from '@/app/locales.ts';
import { createAppRouter } from '@/app/router.ts';
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
  const { i18n } = await startLocales();
  createApp(App).use(createPinia()).use(i18n).use(VueQueryPlugin, { queryClient }).use(createAppRouter()).mount('#app');
}

void start();
