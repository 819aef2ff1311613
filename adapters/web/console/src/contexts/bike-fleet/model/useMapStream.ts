import type { MapTick, Me } from '@static-traffic/shared';
import { onScopeDispose, ref } from 'vue';
import { api } from '@/app/api.ts';
import { backoffMillis, EventStreamReader } from './eventStream.ts';

export type StreamStatus = 'connecting' | 'live' | 'stalled';

/** The server sends a heartbeat every 15 s: two missed ones and some slack mean a dead connection. */
const SILENCE_MILLIS = 40_000;

/** Keeps one stream of map ticks open and says honestly when it is not. */
export function useMapStream() {
  const tick = ref<MapTick>();
  const status = ref<StreamStatus>('connecting');
  const attempt = ref(0);
  let controller: AbortController | undefined;
  let retryTimer: number | undefined;
  let silenceTimer: number | undefined;

  function heard(): void {
    window.clearTimeout(silenceTimer);
    silenceTimer = window.setTimeout(() => controller?.abort('silent'), SILENCE_MILLIS);
  }

  function later(): void {
    attempt.value += 1;
    status.value = 'stalled';
    retryTimer = window.setTimeout(() => void connect(), backoffMillis(attempt.value));
  }

  async function connect(): Promise<void> {
    window.clearTimeout(retryTimer);
    controller?.abort('again');
    const mine = new AbortController();
    controller = mine;
    heard();
    try {
      const response = await fetch('/api/v1/bike-fleet/map/stream', {
        headers: { Accept: 'text/event-stream', 'X-Requested-With': 'JavaScript' },
        cache: 'no-store',
        signal: mine.signal,
      });
      if (response.status === 401) {
        // Any ordinary request waits for the new sign-in; then the stream is opened again.
        await api.get<Me>('/api/v1/me', { signal: mine.signal });
        void connect();
        return;
      }
      if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      const events = new EventStreamReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        heard();
        attempt.value = 0;
        status.value = 'live';
        for (const event of events.push(value)) {
          if (event.event === 'tick') tick.value = JSON.parse(event.data) as MapTick;
        }
      }
      if (controller === mine) later();
    } catch {
      if (controller === mine && mine.signal.reason !== 'closed') later();
    }
  }

  function close(): void {
    window.clearTimeout(retryTimer);
    window.clearTimeout(silenceTimer);
    controller?.abort('closed');
    controller = undefined;
  }

  void connect();
  onScopeDispose(close);
  return { tick, status, attempt, reconnect: () => void connect() };
}
