import type { MessageSource } from '@static-traffic/shared';

export const identityAccessMessages: MessageSource = {
  'zh-CN': () => import('./zh-CN.ts'),
  en: () => import('./en.ts'),
};
