import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTransport, Unreachable } from './http.ts';

const transport = createTransport({ language: () => 'zh-CN' });
const get = { method: 'GET', path: '/api/v1/me', timeoutMs: 500 } as const;

function answer(body: string | null, init: ResponseInit): void {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, init)));
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a request from the street', () => {
  it('reads the platform’s answer', async () => {
    answer('{"subject":"s"}', { status: 200, headers: { 'Content-Type': 'application/json', 'X-Trace-Id': 't' } });
    expect(await transport(get)).toMatchObject({ status: 200, body: { subject: 's' }, traceId: 't' });
  });

  it('reads a problem with its code and trace id', async () => {
    answer('{"code":"patrol.already-in-yard","traceId":"t2"}', {
      status: 409,
      headers: { 'Content-Type': 'application/problem+json' },
    });
    expect(await transport(get)).toMatchObject({
      status: 409,
      problem: { code: 'patrol.already-in-yard' },
      traceId: 't2',
    });
  });

  it.each([401, 499])('knows %d as signed out, whatever the body', async (status) => {
    answer('<html>', { status, headers: { 'Content-Type': 'text/html' } });
    expect((await transport(get)).status).toBe(status);
  });

  it.each([
    ['a hotel’s sign-in page', '<html>welcome</html>', { status: 200, headers: { 'Content-Type': 'text/html' } }],
    ['a page that calls itself JSON', '<html>', { status: 200, headers: { 'Content-Type': 'application/json' } }],
    ['a stranger’s refusal', 'no', { status: 403, headers: { 'Content-Type': 'text/plain' } }],
  ])('does not take %s for an answer', async (_what, body, init) => {
    answer(body, init);
    await expect(transport(get)).rejects.toMatchObject({ why: 'not-the-platform' });
  });

  it('takes a gateway’s page for a platform that is away, not for a refusal', async () => {
    answer('<html>bad gateway</html>', { status: 502, headers: { 'Content-Type': 'text/html' } });
    expect(await transport(get)).toMatchObject({ status: 502, body: undefined });
  });

  it('gives up at its deadline, also in the middle of the body', async () => {
    vi.stubGlobal(
      'fetch',
      (_path: string, init: RequestInit) =>
        new Promise((_resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
        }),
    );
    await expect(transport({ ...get, timeoutMs: 20 })).rejects.toEqual(new Unreachable('timeout'));
  });

  it('never follows a redirect, never asks a cache', async () => {
    let seen: RequestInit | undefined;
    vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
      seen = init;
      return Promise.reject(new TypeError('failed'));
    });
    await expect(transport(get)).rejects.toMatchObject({ why: 'network' });
    expect(seen).toMatchObject({ redirect: 'error', cache: 'no-store', credentials: 'same-origin' });
  });
});
