import { expect, it } from 'vitest';
import { landingFor, navFor } from './nav.ts';

const paths = (...roles: Parameters<typeof navFor>[0][number][]): string[] =>
  navFor(roles).flatMap((group) => group.items.map((item) => item.path));

it('an operator sees its own connection and notices, and no yard', () => {
  expect(paths('operator')).toContain('/feeds/connection');
  expect(paths('operator')).toContain('/notices');
  expect(paths('operator')).not.toContain('/yards');
});

it('the city sees batches but no connection page', () => {
  expect(paths('city-office')).toContain('/feeds/batches');
  expect(paths('city-office')).not.toContain('/feeds/connection');
});

it('a district sees no feeds', () => {
  expect(paths('district-office').filter((path) => path.startsWith('/feeds'))).toEqual([]);
});

it('a system administrator sees the health of the platform and nothing of the bikes', () => {
  expect(paths('system-admin')).toEqual(['/operations/health']);
});

it('an auditor sees the audit and nothing else, and nobody else sees it', () => {
  expect(paths('auditor')).toEqual(['/audit']);
  for (const role of ['city-office', 'system-admin', 'security-admin', 'operator'] as const)
    expect(paths(role)).not.toContain('/audit');
});

it('a yard keeper lands at the yards, a role without pages nowhere', () => {
  expect(landingFor(['yard-keeper'])).toBe('/yards');
  expect(landingFor(['security-admin'])).toBeUndefined();
});
