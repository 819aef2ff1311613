import { describe, expect, it } from 'vitest';
import { ApiProblem, asProblem, CLIENT_CODES, parseRetryAfter } from './problem.ts';
import { problemText } from './problemTexts.ts';
import zh from './locales/zh-CN.ts';

const find = (key: string): unknown =>
  key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], zh);
const t = (key: string): string => find(key) as string;
const te = (key: string): boolean => typeof find(key) === 'string';

describe('what a problem says', () => {
  it('is the server’s own words when it sent any', () => {
    const problem = new ApiProblem({ status: 422, code: 'x.y', title: '照片缺失', detail: '至少一张' });
    expect(problemText(problem, t, te)).toEqual({ title: '照片缺失', detail: '至少一张' });
  });

  it('is ours by code when the server was not reached', () => {
    const problem = new ApiProblem({ status: 0, code: CLIENT_CODES.network });
    expect(problemText(problem, t, te).title).toBe('无法连接服务器');
  });

  it.each([
    [403, '没有权限'],
    [404, '未找到'],
    [409, '状态冲突'],
    [429, '请求过于频繁'],
    [503, '服务器故障'],
    [400, '请求未被接受'],
  ])('is ours by status %i otherwise', (status, title) => {
    expect(problemText(new ApiProblem({ status }), t, te).title).toBe(title);
  });
});

it('every thrown value becomes a problem', () => {
  expect(asProblem(new Error('boom'))).toMatchObject({ code: CLIENT_CODES.unreadable, detail: 'boom' });
  const problem = new ApiProblem({ status: 404 });
  expect(asProblem(problem)).toBe(problem);
});

it('Retry-After is seconds or a date', () => {
  const now = Date.parse('2026-11-23T00:00:00Z');
  expect(parseRetryAfter('30', now)).toBe(30);
  expect(parseRetryAfter('Mon, 23 Nov 2026 00:00:20 GMT', now)).toBe(20);
  expect(parseRetryAfter('Mon, 23 Nov 2026 00:00:00 GMT', now + 5000)).toBe(0);
  expect(parseRetryAfter('soon', now)).toBeUndefined();
  expect(parseRetryAfter(null, now)).toBeUndefined();
});
