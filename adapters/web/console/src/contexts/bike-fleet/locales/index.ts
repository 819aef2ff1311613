import type { MessageSource } from '@static-traffic/shared';

export const bikeFleetMessages: MessageSource = {
  'zh-CN': () => import('./zh-CN.ts'),
  en: () => import('./en.ts'),
};
