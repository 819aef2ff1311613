import { setUpI18n, type Locale, type LocaleSwitch, type MessageSource } from '@static-traffic/shared';

const patrolMessages: MessageSource = {
  'zh-CN': () => import('../locales/zh-CN.ts'),
  en: () => import('../locales/en.ts'),
};

let localeSwitch: LocaleSwitch | undefined;

export async function setUpLocale(): Promise<LocaleSwitch> {
  localeSwitch = await setUpI18n(patrolMessages);
  return localeSwitch;
}

export function currentLocale(): Locale {
  return localeSwitch?.current() ?? 'zh-CN';
}

export async function changeLocale(locale: Locale): Promise<void> {
  await localeSwitch?.change(locale);
}
