import type { RouteRecordRaw } from 'vue-router';
import { FEED_READERS } from '@/app/nav.ts';

export const dataImportRoutes: RouteRecordRaw[] = [
  {
    path: '/imports',
    component: () => import('./pages/Imports.vue'),
    meta: { title: 'nav.imports', roles: FEED_READERS },
  },
  {
    path: '/imports/:jobId',
    component: () => import('./pages/ImportJob.vue'),
    props: true,
    meta: { title: 'nav.imports', roles: FEED_READERS },
  },
];
