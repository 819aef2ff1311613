import type { RouteRecordRaw } from 'vue-router';
import { YARD_READERS } from '@/app/nav.ts';

export { useUnreadNotices } from './queries/notices.ts';

export const patrolImpoundRoutes: RouteRecordRaw[] = [
  {
    path: '/notices',
    component: () => import('./pages/Notices.vue'),
    meta: { title: 'nav.notices', roles: ['operator'] },
  },
  { path: '/yards', component: () => import('./pages/Yards.vue'), meta: { title: 'nav.yards', roles: YARD_READERS } },
  {
    path: '/yards/:yardId',
    component: () => import('./pages/YardBoard.vue'),
    props: true,
    meta: { title: 'yard.title', roles: YARD_READERS },
  },
  {
    path: '/intakes/:intakeId',
    component: () => import('./pages/IntakeSlip.vue'),
    props: true,
    meta: { title: 'intake.title', roles: [...YARD_READERS, 'operator'] },
  },
];
