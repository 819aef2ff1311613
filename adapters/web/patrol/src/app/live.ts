import { liveQuery } from 'dexie';
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';

/** A query that follows the database, also when another tab writes. Re-run when what `on` reads changes. */
export function useLive<T>(query: () => Promise<T>, first: T, on: () => unknown = () => undefined): ShallowRef<T> {
  const value = shallowRef(first) as ShallowRef<T>;
  let stop: (() => void) | undefined;
  watch(
    on,
    () => {
      stop?.();
      value.value = first;
      const subscription = liveQuery(query).subscribe({
        next: (found) => {
          value.value = found;
        },
        error: (why: unknown) => {
          console.error('live query', why);
        },
      });
      stop = () => subscription.unsubscribe();
    },
    { immediate: true },
  );
  onScopeDispose(() => stop?.());
  return value;
}
