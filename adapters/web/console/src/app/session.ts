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

  /** Loads who is signed in. Nobody: leaves for the sign-in page and never returns. */
  async function load(): Promise<Me> {
    if (me.value) return me.value;
    try {
      me.value = await plainApi.get<Me>('/api/v1/me');
      expectPerson(me.value.subject);
      return me.value;
    } catch (error) {
      if (error instanceof ApiProblem && error.isSessionExpired) {
        const here = location.pathname + location.search + location.hash;
        location.assign(`/login?to=${encodeURIComponent(here)}`);
        return await new Promise<never>(() => {});
      }
      throw error;
    }
  }

  async function signOut(): Promise<void> {
    const answer = await plainApi.post<{ location?: string } | undefined>('/logout').catch((error: unknown) => {
      if (error instanceof ApiProblem && error.isSessionExpired) return undefined;
      throw error;
    });
    location.assign(answer?.location ?? '/console/');
  }

  return { me, roles, operatorId, has, load, signOut };
});
