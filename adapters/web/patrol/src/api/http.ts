import type { ProblemBody } from '@static-traffic/shared';

/**
 * One request to the platform, as a field phone has to make it: with a deadline over headers *and* body, never
 * following a redirect, and never taking somebody else's page for an answer — a café's sign-in page says 200 too.
 */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly json?: unknown;
  readonly bytes?: { readonly type: string; readonly data: ArrayBuffer };
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly as?: 'json' | 'bytes';
}

export interface HttpReply {
  readonly status: number;
  readonly body: unknown;
  readonly problem?: ProblemBody;
  readonly traceId?: string;
  readonly etag?: string;
  readonly retryAfterMs?: number;
}

export type Transport = (request: HttpRequest) => Promise<HttpReply>;

/** No answer of ours came back. Whether the request arrived is unknown: only ever retry under the same key. */
export class Unreachable extends Error {
  constructor(readonly why: 'network' | 'timeout' | 'not-the-platform') {
    super(why);
    this.name = 'Unreachable';
  }
}

export interface TransportHooks {
  readonly language: () => string;
  readonly onReply?: (reply: {
    readonly sentAt: number;
    readonly receivedAt: number;
    readonly date: string | null;
  }) => void;
  readonly onUnreachable?: () => void;
}

export function createTransport(hooks: TransportHooks): Transport {
  return async (request) => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      abort.abort();
    }, request.timeoutMs);
    const sentAt = Date.now();
    try {
      const response = await fetch(request.path, {
        method: request.method,
        headers: {
          Accept: 'application/json, application/problem+json, application/octet-stream',
          'Accept-Language': hooks.language(),
          'X-Requested-With': 'JavaScript',
          ...(request.json !== undefined ? { 'Content-Type': 'application/json' } : {}),
          ...(request.bytes ? { 'Content-Type': request.bytes.type } : {}),
          ...request.headers,
        },
        ...(request.json !== undefined ? { body: JSON.stringify(request.json) } : {}),
        ...(request.bytes ? { body: request.bytes.data } : {}),
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        signal: abort.signal,
      });
      const receivedAt = Date.now();
      const reply = await readReply(response, request.as ?? 'json');
      hooks.onReply?.({ sentAt, receivedAt, date: response.headers.get('Date') });
      return reply;
    } catch (error) {
      hooks.onUnreachable?.();
      if (error instanceof Unreachable) throw error;
      throw new Unreachable(abort.signal.aborted ? 'timeout' : 'network');
    } finally {
      clearTimeout(timer);
    }
  };
}

/** 499 is how the platform's sign-in layer may say 401 to a script. */
export function isSignedOut(status: number): boolean {
  return status === 401 || status === 499;
}

async function readReply(response: Response, as: 'json' | 'bytes'): Promise<HttpReply> {
  const type = response.headers.get('Content-Type') ?? '';
  const traceId = response.headers.get('X-Trace-Id') ?? undefined;
  const etag = response.headers.get('ETag') ?? undefined;
  const retryAfterMs = parseRetryAfter(response.headers.get('Retry-After'));
  const common = { status: response.status, traceId, etag, retryAfterMs };

  if (isSignedOut(response.status) || response.status === 304) return { ...common, body: undefined };
  if (type.includes('json')) {
    let body: unknown;
    try {
      body = await response.json();
    } catch (error) {
      if (error instanceof SyntaxError) throw new Unreachable('not-the-platform');
      throw error;
    }
    if (response.ok) return { ...common, body };
    const problem = (typeof body === 'object' && body !== null ? body : {}) as ProblemBody;
    return { ...common, body, problem, traceId: problem.traceId ?? traceId };
  }
  if (response.ok && as === 'bytes' && type.includes('octet-stream')) {
    return { ...common, body: await response.arrayBuffer() };
  }
  if (response.ok && as === 'json' && traceId !== undefined && response.status === 204) {
    return { ...common, body: undefined };
  }
  // Gateways answer 502/503 in HTML: that is a platform that is away, not a refusal.
  if (response.status >= 500 || traceId !== undefined) return { ...common, body: undefined };
  throw new Unreachable('not-the-platform');
}

function parseRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const seconds = Number(value);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
