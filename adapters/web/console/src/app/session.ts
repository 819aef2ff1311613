import { ApiProblem, type Me, type Role } from '@static-traffic/shared';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { expectPerson, plainApi } from './api.ts';

export const useSession = defineStore('session', () => {
  const me = ref<Me>();
  const roles = computed<readonly Role[]>(() => me.value?.roles ?? []);
  const operatorId = computed(() => me.value?.operatorId ?? undefined);

  function has(...wanted: readonly Role[]): boolean {
    return wanted.some((role) => roles.value.includes(role));
  }

  let loading: Promise<Me> | undefined;

  /** Loads who is signed in. Nobody: leaves for the sign-in page and never returns. */
  function load(): Promise<Me> {
    loading ??= ask().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  }

  async function ask(): Promise<Me> {
    try {
      me.value = await plainApi.get<Me>('/api/v1/me');
      expectPerson(me.value.subject);
      return me.value;
    } catch (error) {
      if (error instanceof ApiProblem && error.isSessionExpired) {
        const here = location.pathname + location.search;
        location.assign(`/login?to=${encodeURIComponent(here)}`);
        return await new Promise<never>(() => {});
      }
      throw error;
    }
  }

  /** Ends the session here and at the identity provider, which needs the whole window for its redirects. */
  function signOut(): void {
    location.assign('/logout');
  }

  return { me, roles, operatorId, has, load, signOut };
});
