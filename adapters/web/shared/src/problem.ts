/** One field of a rejected body: a JSON pointer into it, a stable code and a sentence in the reader's language. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

export interface ProblemBody {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly code?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly detail?: string;
  readonly traceId?: string;
  readonly errors?: readonly FieldError[];
}

/** Codes that the browser itself gives: the server was never reached, or its answer was no problem document. */
export const CLIENT_CODES = {
  network: 'client.network',
  timeout: 'client.timeout',
  unreadable: 'client.unreadable',
  sessionExpired: 'session.expired',
} as const;

/**
 * A refused or failed request. `code` is stable and is what a caller quotes on the telephone together with `traceId`;
 * `title` and `detail` come from the server in the reader's language and may be empty when it was never reached.
 */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly title: string;
  readonly detail: string;
  readonly traceId: string;
  readonly errors: readonly FieldError[];
  /** Seconds to wait before another attempt, from `Retry-After`; undefined when the server named none. */
  readonly retryAfterSeconds: number | undefined;

  constructor(body: ProblemBody & { status: number }, retryAfterSeconds?: number) {
    super(body.title ?? body.code ?? `HTTP ${String(body.status)}`);
    this.name = 'ApiProblem';
    this.status = body.status;
    this.code = body.code ?? `http.${String(body.status)}`;
    this.params = body.params ?? {};
    this.title = body.title ?? '';
    this.detail = body.detail ?? '';
    this.traceId = body.traceId ?? '';
    this.errors = body.errors ?? [];
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** True when the same request may succeed later without being changed. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }

  /** True when nobody is signed in (any more). */
  get isSessionExpired(): boolean {
    return this.status === 401;
  }
}

/** Any thrown value as a problem, so that pages have one shape to show. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new ApiProblem({ status: 0, code: CLIENT_CODES.unreadable, detail });
}

export function parseRetryAfter(header: string | null, nowMillis: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header.trim());
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - nowMillis) / 1000));
}
