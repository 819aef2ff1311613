import type { Role } from '@static-traffic/shared';
import type { IconName } from '@/ui/icons.ts';

export interface NavItem {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  readonly roles: readonly Role[];
}

export interface NavGroup {
  readonly label: string;
  readonly items: readonly NavItem[];
}

/** Who oversees bikes: each sees only its own scope, which the server decides. */
export const OVERSIGHT: readonly Role[] = ['city-office', 'district-office', 'operator'];
/** A feed is one operator's whole delivery, not a district's: only its sender and the city read it. */
export const FEED_READERS: readonly Role[] = ['city-office', 'operator'];
export const YARD_READERS: readonly Role[] = ['city-office', 'district-office', 'yard-keeper', 'patrol-officer'];

/** Who sees how the platform is; the city only looks. */
export const OPERATIONS: readonly Role[] = ['system-admin', 'city-office'];

/** Who did and saw what is for the auditor alone: those who administer do not read what is kept on them. */
export const AUDIT_READERS: readonly Role[] = ['auditor'];

export const NAV: readonly NavGroup[] = [
  {
    label: 'nav.oversight',
    items: [
      { path: '/', label: 'nav.home', icon: 'home', roles: OVERSIGHT },
      { path: '/map', label: 'nav.map', icon: 'map', roles: OVERSIGHT },
      { path: '/bikes', label: 'nav.bikes', icon: 'bike', roles: OVERSIGHT },
      { path: '/findings/shared-ids', label: 'nav.findings', icon: 'flag', roles: ['city-office'] },
    ],
  },
  {
    label: 'nav.feeds',
    items: [
      { path: '/feeds/connection', label: 'nav.connection', icon: 'plug', roles: ['operator'] },
      { path: '/feeds/batches', label: 'nav.batches', icon: 'inbox', roles: FEED_READERS },
      { path: '/feeds/rejections', label: 'nav.rejections', icon: 'alert', roles: FEED_READERS },
      { path: '/feeds/url-rules', label: 'nav.urlRules', icon: 'qr', roles: FEED_READERS },
      { path: '/feeds/catalogue', label: 'nav.catalogue', icon: 'book', roles: FEED_READERS },
      { path: '/imports', label: 'nav.imports', icon: 'table', roles: FEED_READERS },
    ],
  },
  {
    label: 'nav.street',
    items: [
      { path: '/notices', label: 'nav.notices', icon: 'bell', roles: ['operator'] },
      { path: '/yards', label: 'nav.yards', icon: 'yard', roles: YARD_READERS },
    ],
  },
  {
    label: 'nav.operations',
    items: [
      { path: '/operations/health', label: 'nav.health', icon: 'alert', roles: OPERATIONS },
      { path: '/audit', label: 'nav.audit', icon: 'book', roles: AUDIT_READERS },
    ],
  },
];

export function navFor(roles: readonly Role[]): NavGroup[] {
  return NAV.map((group) => ({
    ...group,
    items: group.items.filter((item) => item.roles.some((role) => roles.includes(role))),
  })).filter((group) => group.items.length > 0);
}

/** Where a person lands: the first page that their roles open. */
export function landingFor(roles: readonly Role[]): string | undefined {
  return navFor(roles)[0]?.items[0]?.path;
}
