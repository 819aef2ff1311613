import type { BatchState, BikeState, LifeCycle } from '@static-traffic/shared';
import type { Tone } from '@/ui/Tag.vue';

export const STATE_COLOR: Readonly<Record<BikeState, string>> = {
  parked: 'var(--state-parked)',
  riding: 'var(--state-riding)',
  unavailable: 'var(--state-unavailable)',
  lost: 'var(--state-lost)',
};

export const LIFE_CYCLE_TONE: Readonly<Record<LifeCycle, Tone>> = {
  registered: 'warn',
  filed: 'ok',
  unfiled: 'bad',
  unregistered: 'bad',
  impounded: 'info',
};

export const BATCH_TONE: Readonly<Record<BatchState, Tone>> = {
  accepted: 'info',
  landed: 'ok',
  'dry-run': 'quiet',
  interrupted: 'warn',
};
