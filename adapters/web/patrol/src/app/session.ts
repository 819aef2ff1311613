import type { Me, Role } from '@static-traffic/shared';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { isSignedOut, Unreachable } from '../api/http.ts';
import type { Owner } from '../offline/outbox.ts';
import type { Identity } from '../offline/sync.ts';
import { db, link, transport } from './platform.ts';

/**
 * confirmed: the platform has just said who this is · remembered: no network, the officer last confirmed on this phone ·
 * expired: the platform wants a new sign-in; work goes on into the queue · nobody: nothing of anyone is shown.
 */
export type SessionState = 'starting' | 'confirmed' | 'remembered' | 'expired' | 'nobody';

const ME_TIMEOUT_MS = 5_000;

/** Tells the other tabs of this phone that who is signed in has changed. */
const channel = new BroadcastChannel('patrol-session');

export const useSession = defineStore('session', () => {
  const state = ref<SessionState>('starting');
  const me = ref<Me>();
  const leftOffline = ref(false);

  const owner = computed<Owner | undefined>(() =>
    me.value ? { subject: me.value.subject, displayName: me.value.displayName } : undefined,
  );

  function has(...roles: readonly Role[]): boolean {
    return roles.some((role) => me.value?.roles.includes(role));
  }

  const mayScan = computed(() => has('patrol-officer'));
  const mayTakeIn = computed(() => has('patrol-officer', 'yard-keeper'));
  const keepsYard = computed(() => has('yard-keeper'));

  async function open(): Promise<void> {
    leftOffline.value = (await db.read<boolean>('leftOffline')) ?? false;
    me.value = await db.read<Me>('me');
    if (me.value) state.value = 'remembered';
    await confirm();
    channel.addEventListener('message', (event) => {
      if (event.data === 'left') showNobody();
      else {
        gone.value = false;
        void confirm();
      }
    });
  }

  const gone = ref(false);
  const hasLeft = (): boolean => leftOffline.value || gone.value;
  let asking: Promise<Identity> | undefined;

  /** Asks the platform who is signed in; those who ask at the same time share one question. */
  function confirm(): Promise<Identity> {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  }

  /** Waits a moment for an answer that is on its way: just after opening, "remembered" need not mean offline. */
  async function settled(patienceMs: number): Promise<void> {
    if (!asking || !link.online) return;
    await Promise.race([asking, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  }

  async function ask(): Promise<Identity> {
    if (hasLeft()) {
      state.value = 'nobody';
      return 'signed-out';
    }
    try {
      const reply = await transport({ method: 'GET', path: '/api/v1/me', timeoutMs: ME_TIMEOUT_MS });
      if (hasLeft()) return 'signed-out';
      if (isSignedOut(reply.status)) {
        state.value = me.value ? 'expired' : 'nobody';
        return 'signed-out';
      }
      const found = reply.body as Me | undefined;
      if (reply.status !== 200 || typeof found?.subject !== 'string') return stayAsWeAre();
      const changed = me.value?.subject !== found.subject;
      me.value = found;
      state.value = 'confirmed';
      await db.write('me', found);
      if (changed) channel.postMessage('changed');
      return { subject: found.subject };
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      return stayAsWeAre();
    }
  }

  function stayAsWeAre(): Identity {
    if (state.value !== 'expired') state.value = me.value ? 'remembered' : 'nobody';
    return 'unreachable';
  }

  /** Leaves the queue where it is; what is in it stays its owner's. */
  async function forget(): Promise<void> {
    await db.entries.delete('me');
    showNobody();
    channel.postMessage('left');
  }

  /** For good in this page: an answer that is still on its way must not bring the officer back. */
  function showNobody(): void {
    gone.value = true;
    me.value = undefined;
    state.value = 'nobody';
  }

  /**
   * Ends the session at the platform and at the identity provider. Without a network that has to wait: until then the
   * phone takes nobody for signed in, whatever the cookie it still holds would say.
   */
  async function signOut(): Promise<void> {
    leftOffline.value = !link.online;
    await db.write('leftOffline', leftOffline.value);
    await forget();
    if (!leftOffline.value) leave();
  }

  async function finishSignOut(): Promise<void> {
    leftOffline.value = false;
    await db.entries.delete('leftOffline');
    leave();
  }

  return {
    state,
    me,
    owner,
    has,
    mayScan,
    mayTakeIn,
    keepsYard,
    open,
    confirm,
    settled,
    leftOffline,
    signOut,
    finishSignOut,
  };
});

/** A real page load, not a script's request: the identity provider's own session has to end as well. */
function leave(): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/logout?to=/patrol/';
  document.body.append(form);
  form.submit();
}

export function loginUrl(to: string): string {
  return `/login?to=${encodeURIComponent(`/patrol${to}`)}`;
}
