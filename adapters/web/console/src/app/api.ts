import { createApi, type ApiProblem, type Me } from '@static-traffic/shared';
import { ref } from 'vue';
import { SIGNED_IN_CHANNEL } from './channels.ts';
import { currentLocale } from './locales.ts';

/**
 * While nobody is signed in any more, requests wait here instead of failing: the page with its half-filled form stays
 * as it is, a dialog offers to sign in elsewhere, and then every waiting request is sent again.
 */
export type Recovery = 'idle' | 'waiting' | 'other-person';

export const recovery = ref<Recovery>('idle');

let expectedSubject: string | undefined;
let waiting: { promise: Promise<void>; resolve: () => void; reject: (why: ApiProblem) => void } | undefined;
let lastProblem: ApiProblem | undefined;

/** For requests whose 401 is an answer (who am I?) and not an expired session. */
export const plainApi = createApi({ language: currentLocale });

export const api = createApi({
  language: currentLocale,
  onSessionExpired: (problem) => {
    lastProblem = problem;
    if (!waiting) {
      let resolve: () => void = () => {};
      let reject: (why: ApiProblem) => void = () => {};
      const promise = new Promise<void>((yes, no) => {
        resolve = yes;
        reject = no;
      });
      waiting = { promise, resolve, reject };
      recovery.value = 'waiting';
    }
    return waiting.promise;
  },
});

export function expectPerson(subject: string): void {
  expectedSubject = subject;
}

/** Looks whether a session is there again; true when the waiting requests were let go. */
export async function checkSession(): Promise<boolean> {
  if (!waiting) return true;
  let me: Me;
  try {
    me = await plainApi.get<Me>('/api/v1/me');
  } catch {
    return false;
  }
  // What one person filled in must not be sent under another's name.
  if (expectedSubject !== undefined && me.subject !== expectedSubject) {
    recovery.value = 'other-person';
    return false;
  }
  const done = waiting;
  waiting = undefined;
  recovery.value = 'idle';
  done.resolve();
  return true;
}

/** Gives up: the waiting requests fail with the server's own answer and the page shows it. */
export function abandonRecovery(): void {
  const done = waiting;
  waiting = undefined;
  recovery.value = 'idle';
  if (done && lastProblem) done.reject(lastProblem);
}

new BroadcastChannel(SIGNED_IN_CHANNEL).addEventListener('message', () => void checkSession());
window.addEventListener('focus', () => {
  if (recovery.value === 'waiting') void checkSession();
});
