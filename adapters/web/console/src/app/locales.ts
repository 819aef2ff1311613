import { setUpI18n, type Locale, type LocaleSwitch, type MessageSource } from '@static-traffic/shared';
import { bikeFleetMessages } from '@/contexts/bike-fleet/locales/index.ts';
import { dataImportMessages } from '@/contexts/data-import/locales/index.ts';
import { identityAccessMessages } from '@/contexts/identity-access/locales/index.ts';
import { operationsMessages } from '@/contexts/operations/locales/index.ts';
import { patrolImpoundMessages } from '@/contexts/patrol-impound/locales/index.ts';

export const appMessages: MessageSource = {
  'zh-CN': () => import('./locales/zh-CN.ts'),
  en: () => import('./locales/en.ts'),
};

let locales: LocaleSwitch | undefined;

export async function startLocales(): Promise<LocaleSwitch> {
  locales = await setUpI18n(
    appMessages,
    bikeFleetMessages,
    patrolImpoundMessages,
    dataImportMessages,
    operationsMessages,
    identityAccessMessages,
  );
  return locales;
}

/** The language the reader has chosen; also what the server is asked to answer in. */
export function currentLocale(): Locale {
  return locales?.current() ?? 'zh-CN';
}

export async function changeLocale(locale: Locale): Promise<void> {
  await locales?.change(locale);
}

/** Translates outside a component (document titles, messages raised by code). */
export function translate(key: string, params: Record<string, unknown> = {}): string {
  return locales
    ? (locales.i18n.global.t as (key: string, params: Record<string, unknown>) => string)(key, params)
    : key;
}
