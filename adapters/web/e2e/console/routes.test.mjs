// Every page of every role, at a desk by night in Chinese and on a phone by day in English, which the journeys leave out:
// nothing that axe objects to, nothing wider than the window, no request to anyone else.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESKTOP, launch, open, PHONE, signIn } from '../src/launch.mjs';
import { accessibility, tooWide } from './checks.mjs';

const ROUTES = {
  city: [
    '/',
    '/map',
    '/map?show=table',
    '/bikes',
    '/bikes?q=NOSUCHBIKE',
    '/findings/shared-ids',
    '/feeds/batches',
    '/feeds/rejections',
    '/feeds/url-rules',
    '/feeds/catalogue',
    '/yards',
    '/imports',
    '/operations/health',
    '/no-such-page',
  ],
  'operator-a': [
    '/',
    '/feeds/connection',
    '/feeds/batches',
    '/feeds/rejections',
    '/feeds/catalogue',
    '/notices',
    '/imports',
  ],
  auditor: ['/audit', '/bikes'],
  'yard-1': ['/yards', '/yards/yard-310110-01', '/feeds/batches'],
  'district-310110': ['/', '/bikes', '/yards'],
};

/** Nothing here waits for data that may be empty, but nothing is looked at while it loads. */
const SETTLE_MILLIS_MAX = 3000;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {import('playwright-core').Page} page */
async function settled(page) {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle', { timeout: SETTLE_MILLIS_MAX }).catch(() => {});
}

for (const [username, routes] of Object.entries(ROUTES)) {
  for (const [device, colorScheme, locale] of [
    [DESKTOP, 'dark', 'zh-CN'],
    [PHONE, 'light', 'en'],
  ]) {
    test(`${username}: ${device.name}, ${colorScheme}, ${locale}`, async () => {
      const { context, page, complaints, picture } = await open(browser, device, { colorScheme });
      await context.addInitScript((chosen) => localStorage.setItem('static-traffic.locale', chosen), locale);
      const found = [];
      try {
        await signIn(page, username, '/console/');
        for (const route of routes) {
          await page.goto(new URL(`/console${route}`, page.url()).href);
          await settled(page);
          for (const violation of await accessibility(page)) found.push(`${route} ${violation}`);
          if (await tooWide(page)) found.push(`${route} is wider than the window`);
          await picture(`${username}${route.replace(/\W+/g, '-')}-${colorScheme}-${locale}`);
        }
      } finally {
        await context.close();
      }
      assert.deepEqual(found, []);
      assert.deepEqual(complaints, []);
    });
  }
}
