import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./console/src', import.meta.url)) } },
  test: {
    include: ['shared/src/**/*.test.ts', 'console/src/**/*.test.ts', 'patrol/src/**/*.test.ts'],
    environment: 'node',
  },
});
