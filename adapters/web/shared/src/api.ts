import { ApiProblem, CLIENT_CODES, parseRetryAfter, type ProblemBody } from './problem.ts';
import { uuidv7 } from './ids.ts';

export type QueryValue = string | number | boolean | null | undefined | readonly string[];

export interface RequestOptions {
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMillis?: number;
}

export interface CommandOptions extends RequestOptions {
  /** The same key with the same body is answered with the stored reply; a fresh one is made when none is given. */
  readonly idempotencyKey?: string;
}

export interface ApiSettings {
  /** Language of titles and details, asked for at each request. */
  readonly language: () => string;
  readonly baseUrl?: string;
  readonly fetch?: typeof globalThis.fetch;
  /**
   * Asked when the server says that nobody is signed in. Its promise resolves once a session exists again, then the
   * request is sent once more: whoever waits for the answer (a form, say) notices nothing. When it rejects, or is not
   * given, the 401 is thrown as it came.
   */
  readonly onSessionExpired?: (problem: ApiProblem) => Promise<void>;
  readonly timeoutMillis?: number;
}

export interface Api {
  get<T>(path: string, options?: RequestOptions): Promise<T>;
  /** A command: carries an `Idempotency-Key`. */
  post<T>(path: string, body?: unknown, options?: CommandOptions): Promise<T>;
  put<T>(path: string, body?: unknown, options?: CommandOptions): Promise<T>;
  /** Bytes out (evidence photos). */
  putBytes<T>(path: string, body: Blob, options?: RequestOptions): Promise<T>;
  /** A file as a command: carries an `Idempotency-Key`. */
  postBytes<T>(path: string, body: Blob, options?: CommandOptions): Promise<T>;
  /** Bytes in; null on 304. `etag` is the answer's own. */
  getBytes(path: string, options?: RequestOptions): Promise<{ bytes: ArrayBuffer; etag: string | null } | null>;
  url(path: string, query?: RequestOptions['query']): string;
}

/** Fired on `apiEvents` at every 401, whether or not a handler is set. */
export const SESSION_EXPIRED_EVENT = 'session-expired';
export const apiEvents = new EventTarget();

/** Generous: the server ends slow queries itself; this only frees a page from a connection that went dead. */
export const DEFAULT_TIMEOUT_MILLIS = 30_000;

export function queryString(query: RequestOptions['query']): string {
  if (!query) return '';
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value)) {
      if (value.length > 0) parts.set(name, value.join(','));
    } else {
      parts.set(name, String(value));
    }
  }
  const text = parts.toString();
  return text === '' ? '' : `?${text}`;
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly options: RequestOptions;
  readonly body?: BodyInit;
  readonly headers: Readonly<Record<string, string>>;
}

export function createApi(settings: ApiSettings): Api {
  const base = settings.baseUrl ?? '';
  const url = (path: string, query?: RequestOptions['query']): string => `${base}${path}${queryString(query)}`;

  async function attempt(sent: Sent): Promise<Response> {
    const timeout = AbortSignal.timeout(sent.options.timeoutMillis ?? settings.timeoutMillis ?? DEFAULT_TIMEOUT_MILLIS);
    const signal = sent.options.signal ? AbortSignal.any([sent.options.signal, timeout]) : timeout;
    const doFetch = settings.fetch ?? globalThis.fetch.bind(globalThis);
    try {
      return await doFetch(url(sent.path, sent.options.query), {
        method: sent.method,
        credentials: 'same-origin',
        // A redirect would be the sign-in page of another origin: never follow one from a script.
        redirect: 'manual',
        headers: {
          Accept: 'application/json, application/geo+json, application/problem+json',
          'Accept-Language': settings.language(),
          'X-Requested-With': 'JavaScript',
          ...sent.headers,
          ...sent.options.headers,
        },
        signal,
        ...(sent.body === undefined ? {} : { body: sent.body }),
      });
    } catch (error) {
      if (sent.options.signal?.aborted) throw error;
      const timedOut = timeout.aborted;
      throw new ApiProblem({ status: 0, code: timedOut ? CLIENT_CODES.timeout : CLIENT_CODES.network });
    }
  }

  async function send(sent: Sent): Promise<Response> {
    const response = await attempt(sent);
    if (response.ok || response.status === 304) return response;
    const problem = await problemOf(response);
    if (!problem.isSessionExpired) throw problem;
    apiEvents.dispatchEvent(new CustomEvent(SESSION_EXPIRED_EVENT, { detail: problem }));
    if (!settings.onSessionExpired) throw problem;
    await settings.onSessionExpired(problem);
    const again = await attempt(sent);
    if (again.ok || again.status === 304) return again;
    throw await problemOf(again);
  }

  async function json<T>(sent: Sent): Promise<T> {
    const response = await send(sent);
    if (response.status === 204 || response.status === 205) return undefined as T;
    try {
      return (await response.json()) as T;
    } catch (error) {
      if (sent.options.signal?.aborted) throw error;
      throw new ApiProblem({
        status: response.status,
        code: CLIENT_CODES.unreadable,
        traceId: response.headers.get('X-Trace-Id') ?? '',
      });
    }
  }

  function command<T>(method: string, path: string, body: unknown, options: CommandOptions = {}): Promise<T> {
    return json<T>({
      method,
      path,
      options,
      headers: {
        'Idempotency-Key': options.idempotencyKey ?? uuidv7(),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  return {
    url,
    get: <T>(path: string, options: RequestOptions = {}) => json<T>({ method: 'GET', path, options, headers: {} }),
    post: <T>(path: string, body?: unknown, options?: CommandOptions) => command<T>('POST', path, body, options),
    put: <T>(path: string, body?: unknown, options?: CommandOptions) => command<T>('PUT', path, body, options),
    putBytes: <T>(path: string, body: Blob, options: RequestOptions = {}) =>
      json<T>({ method: 'PUT', path, options, body, headers: { 'Content-Type': body.type } }),
    postBytes: <T>(path: string, body: Blob, options: CommandOptions = {}) =>
      json<T>({
        method: 'POST',
        path,
        options,
        body,
        headers: {
          'Content-Type': 'application/octet-stream',
          'Idempotency-Key': options.idempotencyKey ?? uuidv7(),
        },
      }),
    getBytes: async (path, options = {}) => {
      const response = await send({ method: 'GET', path, options, headers: { Accept: '*/*' } });
      if (response.status === 304) return null;
      return { bytes: await response.arrayBuffer(), etag: response.headers.get('ETag') };
    },
  };
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const traceId = response.headers.get('X-Trace-Id') ?? '';
  const retryAfter = parseRetryAfter(response.headers.get('Retry-After'), Date.now());
  // With `redirect: 'manual'` a redirect arrives as an opaque answer of status 0: only the sign-in redirects.
  if (response.type === 'opaqueredirect') return new ApiProblem({ status: 401, code: CLIENT_CODES.sessionExpired });
  let body: ProblemBody = {};
  if ((response.headers.get('Content-Type') ?? '').includes('json')) {
    try {
      body = (await response.json()) as ProblemBody;
    } catch {
      // A broken body hides nothing that the status and the trace id do not already say.
    }
  }
  return new ApiProblem({ traceId, ...body, status: response.status }, retryAfter);
}
