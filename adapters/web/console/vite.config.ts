import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where `npm run dev` finds a running platform. */
const backend = process.env.PLATFORM_URL ?? 'https://localhost:8443';

export default defineConfig({
  base: '/console/',
  plugins: [vue()],
  resolve: { alias: { '@': file('./src') } },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    target: 'es2022',
    outDir: 'dist',
    // Nothing is inlined: the content security policy allows neither inline scripts nor data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rollupOptions: { input: { index: file('./index.html'), 'signed-in': file('./signed-in.html') } },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/login', '/logout'].map((path) => [path, { target: backend, changeOrigin: false, secure: false }]),
    ),
  },
});
