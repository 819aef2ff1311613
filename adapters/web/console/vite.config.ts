import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where `npm run dev` finds a running platform. */
const backend = process.env.PLATFORM_URL ?? 'https://localhost:8443';

/** Chunks that the first page needs but only asks for once the main script runs: on a slow line that is a second lost. */
const FIRST_PAGE = /\/(locales\/zh-CN\.ts|pages\/Home\.vue)$/;

function preloadFirstPage(): Plugin {
  return {
    name: 'preload-first-page',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle, filename }) => {
        if (!bundle || !filename.endsWith('index.html')) return [];
        const wanted = new Set<string>();
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !FIRST_PAGE.test(chunk.facadeModuleId ?? '')) continue;
          wanted.add(chunk.fileName);
          chunk.imports.forEach((name) => wanted.add(name));
        }
        return [...wanted]
          .filter((name) => !html.includes(name))
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/console/${name}` },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}

export default defineConfig({
  base: '/console/',
  plugins: [vue(), preloadFirstPage()],
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
