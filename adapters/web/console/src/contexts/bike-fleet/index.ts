import type { RouteRecordRaw } from 'vue-router';
import { FEED_READERS, OVERSIGHT } from '@/app/nav.ts';

export { useOperators, operatorLabel } from './queries/operators.ts';
export { default as BikeLink } from './components/BikeLink.vue';
export { default as OperatorName } from './components/OperatorName.vue';

export const bikeFleetRoutes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./pages/Home.vue'), meta: { title: 'nav.home', roles: OVERSIGHT } },
  {
    path: '/map',
    component: () => import('./pages/LiveMap.vue'),
    meta: { title: 'nav.map', roles: OVERSIGHT, full: true },
  },
  { path: '/bikes', component: () => import('./pages/BikeSearch.vue'), meta: { title: 'nav.bikes', roles: OVERSIGHT } },
  {
    path: '/bikes/:operatorId/:bikeId',
    component: () => import('./pages/BikeFile.vue'),
    props: true,
    meta: { title: 'bikeFile.title', roles: OVERSIGHT },
  },
  {
    path: '/findings/shared-ids',
    component: () => import('./pages/SharedIds.vue'),
    meta: { title: 'nav.findings', roles: ['city-office'] },
  },
  { path: '/feeds', redirect: '/feeds/batches' },
  {
    path: '/feeds/connection',
    component: () => import('./pages/FeedConnection.vue'),
    meta: { title: 'nav.connection', roles: ['operator'] },
  },
  {
    path: '/feeds/batches',
    component: () => import('./pages/FeedBatches.vue'),
    meta: { title: 'nav.batches', roles: FEED_READERS },
  },
  {
    path: '/feeds/batches/:batchId',
    component: () => import('./pages/FeedBatch.vue'),
    props: true,
    meta: { title: 'batch.title', roles: FEED_READERS },
  },
  {
    path: '/feeds/rejections',
    component: () => import('./pages/FeedRejections.vue'),
    meta: { title: 'nav.rejections', roles: FEED_READERS },
  },
  {
    path: '/feeds/url-rules/:operatorId?',
    component: () => import('./pages/UrlRules.vue'),
    props: true,
    meta: { title: 'nav.urlRules', roles: FEED_READERS },
  },
  {
    path: '/feeds/catalogue',
    component: () => import('./pages/FeedCatalogue.vue'),
    meta: { title: 'nav.catalogue', roles: FEED_READERS },
  },
];
