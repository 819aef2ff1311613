import type { RouteRecordRaw } from 'vue-router';
import { OPERATIONS } from '@/app/nav.ts';

export const operationsRoutes: RouteRecordRaw[] = [
  {
    path: '/operations/health',
    component: () => import('./pages/Health.vue'),
    meta: { title: 'nav.health', roles: OPERATIONS },
  },
];
