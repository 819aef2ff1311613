import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync } from 'node:zlib';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong with the page as it stands; the policy of the page forbids scripts from elsewhere, so it goes in
 * through the debugger.
 *
 * @param {import('playwright-core').Page} page
 */
export async function accessibility(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  await session.detach();
  return page.evaluate(async () => {
    const result = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return result.violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
    );
  });
}

/** Wider than the window: something would have to be pushed sideways to be read. */
export function tooWide(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** @param {import('playwright-core').Page} page */
export async function fitsAndIsAccessible(page, name) {
  assert.deepEqual(await accessibility(page), [], name);
  assert.equal(await tooWide(page), false, `${name} is wider than the window`);
}

/** Counts the scripts of a page as a browser would fetch them with brotli. */
export function scriptsOf(page) {
  /** @type {Map<string, Promise<number>>} */
  const sizes = new Map();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (/\.m?js$/.test(pathname)) {
      sizes.set(
        pathname,
        response
          .body()
          .then((body) => brotliCompressSync(body).length)
          .catch(() => 0),
      );
    }
  });
  return async () => {
    const all = await Promise.all(sizes.values());
    return all.reduce((sum, size) => sum + size, 0);
  };
}
