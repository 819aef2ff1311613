import type { Role } from '@static-traffic/shared';
import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from 'vue-router';
import { bikeFleetRoutes } from '@/contexts/bike-fleet/index.ts';
import { dataImportRoutes } from '@/contexts/data-import/index.ts';
import { identityAccessRoutes } from '@/contexts/identity-access/index.ts';
import { operationsRoutes } from '@/contexts/operations/index.ts';
import { patrolImpoundRoutes } from '@/contexts/patrol-impound/index.ts';
import { landingFor } from './nav.ts';
import { useSession } from './session.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's name, for the document title. */
    readonly title?: string;
    /** Roles that may open the page; the server checks each request again. */
    readonly roles?: readonly Role[];
    /** The page fills the window and scrolls inside (the map). */
    readonly full?: boolean;
  }
}

const routes: RouteRecordRaw[] = [
  ...bikeFleetRoutes,
  ...patrolImpoundRoutes,
  ...dataImportRoutes,
  ...operationsRoutes,
  ...identityAccessRoutes,
  { path: '/forbidden', component: () => import('./pages/Forbidden.vue'), meta: { title: 'page.forbidden' } },
  { path: '/:rest(.*)*', component: () => import('./pages/NotFound.vue'), meta: { title: 'page.notFound' } },
];

export function createAppRouter(): Router {
  const router = createRouter({
    history: createWebHistory('/console/'),
    routes,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is still marked experimental
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
  });
  router.beforeEach(async (to) => {
    const session = useSession();
    try {
      await session.load();
    } catch {
      // The shell shows why; the page behind it would only fail in the same way.
      return true;
    }
    if (!to.meta.roles || session.has(...to.meta.roles)) return true;
    const landing = to.path === '/' ? landingFor(session.roles) : undefined;
    return landing ?? { path: '/forbidden', query: { from: to.fullPath } };
  });
  return router;
}
