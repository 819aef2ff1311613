import type { RouteRecordRaw } from 'vue-router';
import { AUDIT_READERS } from '@/app/nav.ts';

export const identityAccessRoutes: RouteRecordRaw[] = [
  {
    path: '/audit',
    component: () => import('./pages/Audit.vue'),
    meta: { title: 'nav.audit', roles: AUDIT_READERS },
  },
];
