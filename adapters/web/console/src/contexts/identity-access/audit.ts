import type { Page } from '@static-traffic/shared';
import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { api } from '@/app/api.ts';

export interface AuditLine {
  /** In the order of writing. */
  readonly number: number;
  readonly at: string;
  /** The identity provider's id of the account. */
  readonly subject: string;
  readonly username: string;
  readonly action: string;
  readonly target: string;
  readonly detail: Readonly<Record<string, string>>;
}

/** What can be chosen; lines of an action that is not here are shown by its code. */
export const AUDIT_ACTIONS = [
  'bike-fleet.look-at-track',
  'bike-fleet.look-at-rides',
  'bike-fleet.change-qr-url-rule',
  'patrol-impound.scan-recorded',
  'patrol-impound.bike-taken-in',
  'patrol-impound.intake-undone',
  'patrol-impound.evidence-sealed',
  'patrol-impound.evidence-looked-at',
  'patrol-impound.evidence-infected',
  'patrol-impound.evidence-removed',
  'patrol-impound.evidence-hold-put',
  'patrol-impound.evidence-hold-lifted',
  'patrol-impound.notice-read',
  'import.file-sent',
  'import.mapped',
  'import.dry-run-begun',
  'import.confirmed',
  'import.cancelled',
  'import.finished',
  'import.failed',
  'import.error-file-taken',
  'import.report-read',
  'import.report-taken',
  'identity-access.audit-read',
  'platform.restore',
] as const;

type Query = Readonly<Record<string, string | undefined>>;

export const auditPage = (filters: Query, limit?: number, signal?: AbortSignal): Promise<Page<AuditLine>> =>
  api.get<Page<AuditLine>>('/api/v1/identity-access/audit', { signal, query: { ...filters, limit } });

/** Asked again only by hand: every look is a line of the audit itself. */
export function useAudit(filters: MaybeRefOrGetter<Query>) {
  return useQuery({
    queryKey: computed(() => ['audit', toValue(filters)]),
    queryFn: ({ signal }) => auditPage(toValue(filters), undefined, signal),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });
}
