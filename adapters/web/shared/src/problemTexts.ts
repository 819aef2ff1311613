import type { ApiProblem } from './problem.ts';

type Translate = (key: string, params?: Record<string, unknown>) => string;
type Knows = (key: string) => boolean;

/**
 * What to show for a problem. The server writes title and detail in the reader's language; only when it could not be
 * reached, or gave no text, do our own words by code or status stand in. Keys: `problem.code.<code with _ for . and ->`.
 */
export function problemText(problem: ApiProblem, t: Translate, te: Knows): { title: string; detail: string } {
  const key = `problem.code.${problem.code.replace(/[.-]/g, '_')}`;
  const own = te(`${key}.title`)
    ? { title: t(`${key}.title`, { ...problem.params }), detail: te(`${key}.detail`) ? t(`${key}.detail`) : '' }
    : byStatus(problem.status, t);
  return {
    title: problem.title === '' ? own.title : problem.title,
    detail: problem.detail === '' && problem.title === '' ? own.detail : problem.detail,
  };
}

function byStatus(status: number, t: Translate): { title: string; detail: string } {
  const name =
    status === 403
      ? 'forbidden'
      : status === 404
        ? 'notFound'
        : status === 409
          ? 'conflict'
          : status === 413
            ? 'tooLarge'
            : status === 429
              ? 'tooMany'
              : status >= 500
                ? 'fault'
                : 'refused';
  return { title: t(`problem.status.${name}.title`), detail: t(`problem.status.${name}.detail`) };
}
