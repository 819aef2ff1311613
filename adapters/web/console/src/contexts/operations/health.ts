import { useQuery } from '@tanstack/vue-query';
import { api } from '@/app/api.ts';

export type HealthState = 'ok' | 'attention' | 'fault';

export interface HealthPart {
  readonly part: string;
  readonly state: HealthState;
  readonly since: string;
  readonly value: number | null;
  readonly unit: string;
  readonly subjects: readonly string[];
}

export interface Health {
  readonly state: HealthState;
  readonly answeredBy: string;
  readonly contexts: readonly string[];
  readonly version: string;
  readonly startedAt: string;
  readonly lookedAt: string;
  readonly parts: readonly HealthPart[];
}

/** The platform looks at its parts every 15 seconds; asking more often shows nothing newer. */
export function useHealth() {
  return useQuery({
    queryKey: ['operations-health'],
    queryFn: ({ signal }) => api.get<Health>('/api/v1/operations/health', { signal }),
    refetchInterval: 15_000,
  });
}

/** The section of docs/ops/runbook.md for a part. */
export const RUNBOOK: Readonly<Record<string, string>> = {
  database: 'DatabaseSlow',
  kafka: 'PartFault',
  'identity-provider': 'PartFault',
  outbox: 'OutboxStuck',
  inbox: 'InboxBehind',
  landing: 'LandingBehind',
  'live-picture': 'LivePictureOld',
  operators: 'OperatorSilent',
  evidence: 'EvidenceErrors',
  disk: 'DiskLittle',
  certificate: 'CertificateEnds',
  housekeeping: 'HousekeepingMissing',
};
