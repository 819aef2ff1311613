import type { LocationQuery, LocationQueryRaw } from 'vue-router';
import { computed, type ComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** How one filter stands in the address. A value equal to the fallback is left out, so addresses stay short. */
export interface Codec<T> {
  readonly fallback: T;
  read(raw: string): T;
  write(value: T): string;
}

export type Schema = Readonly<Record<string, Codec<unknown>>>;
export type Values<S extends Schema> = { readonly [K in keyof S]: S[K] extends Codec<infer T> ? T : never };

export const text: Codec<string> = { fallback: '', read: (raw) => raw, write: (value) => value };

/** Some of a fixed set, e.g. `parked,riding`; anything else in the address is dropped. */
export function some<T extends string>(allowed: readonly T[]): Codec<readonly T[]> {
  return {
    fallback: [],
    read: (raw) => allowed.filter((value) => raw.split(',').includes(value)),
    write: (values) => values.join(','),
  };
}

/** Any list of short words (ids known only at run time). */
export const words: Codec<readonly string[]> = {
  fallback: [],
  read: (raw) => raw.split(',').filter((word) => /^[\w-]{1,64}$/.test(word)),
  write: (values) => values.join(','),
};

export function one<T extends string>(allowed: readonly T[], fallback: T): Codec<T> {
  return { fallback, read: (raw) => allowed.find((value) => value === raw) ?? fallback, write: (value) => value };
}

export const flag: Codec<boolean> = { fallback: false, read: (raw) => raw === '1', write: (on) => (on ? '1' : '') };

/** Civil time to the minute, as `datetime-local` has it. */
export const minute: Codec<string> = {
  fallback: '',
  read: (raw) => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(raw) ? raw : ''),
  write: (value) => value,
};

export function number(fallback: number, min: number, max: number, digits: number): Codec<number> {
  return {
    fallback,
    read: (raw) => {
      const value = Number(raw);
      return raw.trim() === '' || Number.isNaN(value) ? fallback : Math.min(max, Math.max(min, value));
    },
    write: (value) => String(Number(value.toFixed(digits))),
  };
}

export function readFilters<S extends Schema>(schema: S, query: LocationQuery): Values<S> {
  const values: Record<string, unknown> = {};
  for (const [name, codec] of Object.entries(schema)) {
    const raw = query[name];
    const first = Array.isArray(raw) ? raw[0] : raw;
    values[name] = typeof first === 'string' ? codec.read(first) : codec.fallback;
  }
  return values as Values<S>;
}

/** The new address: names outside the schema stay, those at their fallback go. */
export function writeFilters<S extends Schema>(schema: S, query: LocationQuery, values: Values<S>): LocationQueryRaw {
  const next: LocationQueryRaw = { ...query };
  for (const [name, codec] of Object.entries(schema)) {
    const raw = codec.write(values[name]);
    if (raw === '' || raw === codec.write(codec.fallback)) Reflect.deleteProperty(next, name);
    else next[name] = raw;
  }
  return next;
}

/** The page's filters live in the address: they can be sent to a colleague and survive going back. */
export function useFilters<S extends Schema>(
  schema: S,
): {
  values: ComputedRef<Values<S>>;
  set: (patch: Partial<Values<S>>, how?: 'push' | 'replace') => void;
  isSet: ComputedRef<boolean>;
} {
  const route = useRoute();
  const router = useRouter();
  const values = computed(() => readFilters(schema, route.query));
  return {
    values,
    isSet: computed(() => Object.keys(schema).some((name) => name !== 'cursor' && route.query[name] !== undefined)),
    set: (patch, how = 'replace') => {
      const next = { ...values.value, ...patch };
      // A cursor belongs to the filters it was made under.
      if ('cursor' in schema && !('cursor' in patch)) (next as Record<string, unknown>).cursor = '';
      void router[how]({ query: writeFilters(schema, route.query, next) });
    },
  };
}
