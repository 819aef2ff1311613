import { createI18n, type I18n } from 'vue-i18n';

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'zh-CN';

/** Each language in its own name: who cannot read the page must still find the switch. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { 'zh-CN': '中文', en: 'English' };

const STORAGE_KEY = 'static-traffic.locale';

export interface Messages {
  readonly [key: string]: string | Messages;
}

/** A part's texts, loaded per language so that a page carries only the one it shows. */
export type MessageSource = Readonly<Record<Locale, () => Promise<{ readonly default: Messages }>>>;

export const sharedMessages: MessageSource = {
  'zh-CN': () => import('./locales/zh-CN.ts'),
  en: () => import('./locales/en.ts'),
};

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (LOCALES as readonly string[]).includes(value);
}

/** The remembered choice; Chinese otherwise. The browser's own language is not asked: the office works in Chinese. */
export function rememberedLocale(storage: Pick<Storage, 'getItem'> | undefined = safeStorage()): Locale {
  const stored = storage?.getItem(STORAGE_KEY);
  return isLocale(stored) ? stored : DEFAULT_LOCALE;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- vue-i18n's own generics end in this shape
export type AppI18n = I18n<any, any, any, string, false>;

export interface LocaleSwitch {
  readonly i18n: AppI18n;
  current(): Locale;
  change(locale: Locale): Promise<void>;
  /** Adds a part's texts later (a lazily loaded area of the app). */
  add(source: MessageSource): Promise<void>;
}

/** Sets up vue-i18n with the shared texts and the app's own; the language is remembered per browser. */
export async function setUpI18n(...sources: readonly MessageSource[]): Promise<LocaleSwitch> {
  const i18n = createI18n({
    legacy: false,
    locale: rememberedLocale(),
    fallbackLocale: false,
    messages: {},
    missingWarn: false,
    fallbackWarn: false,
  }) as unknown as AppI18n;
  const all: MessageSource[] = [sharedMessages, ...sources];
  const loaded = new Set<string>();

  async function load(locale: Locale): Promise<void> {
    await Promise.all(
      all.map(async (source, index) => {
        const key = `${locale}#${String(index)}`;
        if (loaded.has(key)) return;
        const texts = (await source[locale]()).default;
        i18n.global.mergeLocaleMessage(locale, texts);
        loaded.add(key);
      }),
    );
  }

  function show(locale: Locale): void {
    i18n.global.locale.value = locale;
    if (typeof document !== 'undefined') document.documentElement.lang = locale;
  }

  const first = rememberedLocale();
  await load(first);
  show(first);

  return {
    i18n,
    current: () => i18n.global.locale.value as Locale,
    change: async (locale) => {
      await load(locale);
      show(locale);
      safeStorage()?.setItem(STORAGE_KEY, locale);
    },
    add: async (source) => {
      all.push(source);
      await load(i18n.global.locale.value as Locale);
    },
  };
}

/** Undefined where storage is blocked (private windows, embedded views): the choice then lasts for the page only. */
function safeStorage(): Storage | undefined {
  try {
    return typeof localStorage === 'undefined' ? undefined : localStorage;
  } catch {
    return undefined;
  }
}
