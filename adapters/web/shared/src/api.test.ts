import { describe, expect, it, vi } from 'vitest';
import { apiEvents, createApi, queryString, SESSION_EXPIRED_EVENT } from './api.ts';
import { ApiProblem, CLIENT_CODES } from './problem.ts';

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json', ...headers },
  });

function withAnswers(...answers: (Response | Error)[]) {
  const fetch = vi.fn<typeof globalThis.fetch>(() => {
    const next = answers.shift();
    if (next === undefined) throw new Error('no answer left');
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  });
  return { fetch, sent: (call: number) => fetch.mock.calls[call]?.[1]?.headers as Record<string, string> };
}

describe('the fetch wrapper', () => {
  it('says that a script asks, and in which language', async () => {
    const { fetch, sent } = withAnswers(json({ ok: true }));
    await createApi({ language: () => 'en', fetch }).get('/api/v1/me');
    expect(sent(0)['X-Requested-With']).toBe('JavaScript');
    expect(sent(0)['Accept-Language']).toBe('en');
  });

  it('turns a problem document into an ApiProblem with code, params and trace id', async () => {
    const { fetch } = withAnswers(
      json({ title: '额度已用完', code: 'bike-fleet.quota', params: { limit: 3 }, traceId: 'abc' }, 409),
    );
    const failure = await createApi({ language: () => 'zh-CN', fetch })
      .post('/x', {})
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiProblem);
    expect(failure).toMatchObject({ status: 409, code: 'bike-fleet.quota', params: { limit: 3 }, traceId: 'abc' });
  });

  it('takes the trace id from the header when the body is no problem document', async () => {
    const { fetch } = withAnswers(new Response('<html>', { status: 502, headers: { 'X-Trace-Id': 't-1' } }));
    const api = createApi({ language: () => 'en', fetch });
    await expect(api.get('/x')).rejects.toMatchObject({ status: 502, code: 'http.502', traceId: 't-1' });
  });

  it('names a dead network', async () => {
    const { fetch } = withAnswers(new TypeError('Failed to fetch'));
    const api = createApi({ language: () => 'en', fetch });
    await expect(api.get('/x')).rejects.toMatchObject({ status: 0, code: CLIENT_CODES.network });
  });

  it('waits for a new session on 401, then sends the same command with the same idempotency key', async () => {
    const { fetch, sent } = withAnswers(json({ code: 'session.expired' }, 401), json({ done: true }));
    const seen = vi.fn();
    apiEvents.addEventListener(SESSION_EXPIRED_EVENT, seen, { once: true });
    const onSessionExpired = vi.fn(() => Promise.resolve());
    const api = createApi({ language: () => 'en', fetch, onSessionExpired });
    await expect(api.post('/x', { a: 1 })).resolves.toEqual({ done: true });
    expect(seen).toHaveBeenCalledOnce();
    expect(onSessionExpired).toHaveBeenCalledOnce();
    expect(sent(1)['Idempotency-Key']).toBe(sent(0)['Idempotency-Key']);
  });

  it('throws the 401 when nobody handles it', async () => {
    const { fetch } = withAnswers(json({ code: 'session.expired' }, 401));
    const api = createApi({ language: () => 'en', fetch });
    await expect(api.get('/x')).rejects.toMatchObject({ status: 401 });
  });

  it('reads Retry-After', async () => {
    const { fetch } = withAnswers(json({ code: 'feeds.too-many' }, 429, { 'Retry-After': '7' }));
    const api = createApi({ language: () => 'en', fetch });
    await expect(api.get('/x')).rejects.toMatchObject({ retryAfterSeconds: 7, isTransient: true });
  });
});

describe('query strings', () => {
  it('leave out what is empty and join lists', () => {
    expect(queryString({ a: '', b: undefined, c: ['x', 'y'], d: 0, e: [], f: false })).toBe('?c=x%2Cy&d=0&f=false');
    expect(queryString({})).toBe('');
  });
});
