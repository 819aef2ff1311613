import { createRouter, createWebHistory, type Router } from 'vue-router';

// All pages are one bundle: a page that has to be fetched is a page that is missing in a basement.
import ScanPage from '../contexts/patrol-impound/pages/ScanPage.vue';
import VerdictPage from '../contexts/patrol-impound/pages/VerdictPage.vue';
import IntakePage from '../contexts/patrol-impound/pages/IntakePage.vue';
import SlipPage from '../contexts/patrol-impound/pages/SlipPage.vue';
import TodayPage from '../contexts/patrol-impound/pages/TodayPage.vue';
import QueuePage from '../contexts/patrol-impound/pages/QueuePage.vue';
import YardPage from '../contexts/patrol-impound/pages/YardPage.vue';
import HomePage from './HomePage.vue';
import MorePage from './MorePage.vue';

export function createPatrolRouter(): Router {
  const router = createRouter({
    history: createWebHistory('/patrol/'),
    routes: [
      { path: '/', name: 'home', component: HomePage },
      { path: '/index.html', redirect: '/' },
      { path: '/scan', name: 'scan', component: ScanPage },
      { path: '/scan/:scanId', name: 'verdict', component: VerdictPage, props: true },
      { path: '/intake', name: 'intake', component: IntakePage },
      { path: '/slip/:intakeId', name: 'slip', component: SlipPage, props: true },
      { path: '/today', name: 'today', component: TodayPage },
      { path: '/queue', name: 'queue', component: QueuePage },
      { path: '/yard', name: 'yard', component: YardPage },
      { path: '/more', name: 'more', component: MorePage },
      { path: '/:pathMatch(.*)*', redirect: '/' },
    ],
  });
  router.afterEach(() => window.scrollTo(0, 0));
  return router;
}
