import type { Intake } from '@static-traffic/shared';
import type { Tone } from '@/ui/Tag.vue';

export const FILING_TONE: Readonly<Record<Intake['filing'], Tone>> = { filed: 'ok', unfiled: 'bad', unknown: 'warn' };
export const STATUS_TONE: Readonly<Record<Intake['status'], Tone>> = { 'taken-in': 'info', undone: 'quiet' };
