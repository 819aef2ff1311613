import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

export default defineConfig({
  base: '/patrol/',
  plugins: [
    vue(),
    VitePWA({
      // A new version waits until the officer has left the screen they are working on; see app/update.ts.
      registerType: 'prompt',
      injectRegister: null,
      scope: '/patrol/',
      manifest: {
        id: '/patrol/',
        name: '街面巡查 · 静态交通监管平台',
        short_name: '巡查',
        description: '扫码识别、暂存入场、离线可用',
        lang: 'zh-CN',
        dir: 'ltr',
        start_url: '/patrol/',
        scope: '/patrol/',
        display: 'standalone',
        orientation: 'portrait',
        background_color: '#0b2a4a',
        theme_color: '#0b2a4a',
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        shortcuts: [
          { name: '扫码', url: '/patrol/scan' },
          { name: '待上传', url: '/patrol/queue' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,wasm,webmanifest}'],
        // The code reader is about 1 MB of WebAssembly and has to be there without a network.
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
        navigateFallback: '/patrol/index.html',
        navigateFallbackAllowlist: [/^\/patrol\//],
        cleanupOutdatedCaches: true,
        // The first visit already works offline, without a second load.
        clientsClaim: true,
        skipWaiting: false,
        inlineWorkboxRuntime: true,
        importScripts: ['claim.js'],
        globIgnores: ['claim.js'],
      },
    }),
  ],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    outDir: 'dist',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/login', '/logout'].map((path) => [
        path,
        { target: process.env['PLATFORM_URL'] ?? 'https://localhost:8443', secure: false },
      ]),
    ),
  },
});
