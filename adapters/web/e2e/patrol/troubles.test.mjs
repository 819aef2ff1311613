// What goes wrong with a phone itself: no room left, a clock that is off, two tabs, a network that wants a sign-in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as phone from './phone.mjs';

const ORIGIN = new URL(phone.BASE_URL).origin;

test('a full phone says so and keeps the form, then saves once there is room', async () => {
  const profile = phone.newProfile();
  const { page, context } = await phone.openPhone({ profile });
  try {
    await phone.signIn(page, 'patrol-1', '/patrol/scan');
    await phone.readyForOffline(page);
    await context.setOffline(true);
    await phone.typeBike(page, phone.codeOf(phone.newBikeNumber()));
    await page.click('[data-test="take-in"]');
    const debuggerSession = await context.newCDPSession(page);
    await page.setInputFiles('[data-test="choose-photo"]', [phone.heavyPicture()]);
    await page.waitForSelector('[data-test="photo"]');
    await page.check('input[value="SH-NMV-PARKING"]');
    await page.locator('select[name="yard"]').selectOption({ index: 1 });
    await page.waitForTimeout(600);
    await debuggerSession.send('Storage.overrideQuotaForOrigin', { origin: ORIGIN, quotaSize: 1 });
    // The browser goes by the room it saw last for half a minute.
    await page.waitForTimeout(40_000);
    await page.click('[data-test="confirm-intake"]');
    await page.waitForSelector('text=手机存储已满');
    assert.deepEqual(await phone.accessibility(page), []);
    await phone.shot(page, 'storage-full');
    await page.click('text=知道了');
    assert.equal(await page.locator('[data-test="photo"]').count(), 1);
    await debuggerSession.send('Storage.overrideQuotaForOrigin', { origin: ORIGIN });
    await page.click('[data-test="confirm-intake"]');
    await page.waitForSelector('[data-test="slip"]');
  } finally {
    await context.close();
    phone.dropProfile(profile);
  }
});

test('a clock that is off is shown', async () => {
  const profile = phone.newProfile();
  const { page, context } = await phone.openPhone({ profile });
  try {
    await page.addInitScript(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + 10 * 60_000;
    });
    await phone.signIn(page, 'patrol-1', '/patrol/more');
    await page.locator('[data-test="clock"]', { hasText: '快 10 分钟' }).waitFor();
    assert.deepEqual(await phone.accessibility(page), []);
    await phone.shot(page, 'clock-off');
  } finally {
    await context.close();
    phone.dropProfile(profile);
  }
});

test('an app that did not get onto the phone whole, or was loaded past the worker, still gets there', async () => {
  const profile = phone.newProfile();
  const { page, context } = await phone.openPhone({ profile });
  try {
    const cutOff = [];
    await context.route('**/patrol/icon-512.png**', (route) => {
      if (!route.request().serviceWorker() || cutOff.length >= 2) return route.continue();
      cutOff.push(route.request().url());
      return route.abort('connectionreset');
    });
    await phone.signIn(page, 'patrol-1', '/patrol/more');
    await page.locator('[data-test="offline-ready"]', { hasText: '离线准备中' }).waitFor();
    await page.locator('[data-test="offline-ready"]', { hasText: /^离线可用/ }).waitFor({ timeout: 60_000 });
    assert.equal(cutOff.length, 2, 'the worker was installed at once, nothing was tried');

    const debuggerSession = await context.newCDPSession(page);
    const loaded = page.waitForEvent('load');
    await debuggerSession.send('Page.reload', { ignoreCache: true });
    await loaded;
    assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
    await page.locator('[data-test="offline-ready"]', { hasText: /^离线可用/ }).waitFor({ timeout: 60_000 });
    await context.setOffline(true);
    await page.reload();
    await page.waitForSelector('[data-test="queue-badge"]');
  } finally {
    await context.close();
    phone.dropProfile(profile);
  }
});

test('two tabs upload once, and a network that answers for the platform is not believed', async () => {
  const profile = phone.newProfile();
  const { page, context } = await phone.openPhone({ profile });
  try {
    await phone.signIn(page, 'patrol-1', '/patrol/scan');
    await phone.readyForOffline(page);
    const sent = [];
    context.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/scans')) sent.push(request.postDataJSON().scanId);
    });

    // A hotel's network: every answer is its own friendly page.
    const portal = (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Welcome</h1>' });
    await context.route('**/api/**', portal);
    const bikes = Array.from({ length: 5 }, () => phone.newBikeNumber());
    for (const [i, bike] of bikes.entries()) {
      if (i > 0) await page.click('[data-test="next"]');
      await phone.typeBike(page, phone.codeOf(bike));
      assert.match(await page.textContent('[data-test="verdict"]'), /疑似未备案/);
    }
    await page.locator('[data-test="queue-count"]', { hasText: '5' }).waitFor();
    sent.length = 0;
    await context.unroute('**/api/**', portal);

    const second = await context.newPage();
    await Promise.all([
      page.goto(`${phone.BASE_URL}/patrol/queue`),
      second.goto(`${phone.BASE_URL}/patrol/queue`, { waitUntil: 'domcontentloaded' }),
    ]);
    await Promise.all([page, second].map((tab) => tab.click('[data-test="send"]', { timeout: 3_000 }).catch(() => {})));
    await page.waitForSelector('[data-test="queue-empty"]', { timeout: 60_000 });
    await second.waitForSelector('[data-test="queue-empty"]');
    assert.equal(sent.length, 5, 'each scan went out once');
    assert.equal(new Set(sent).size, 5);
  } finally {
    await context.close();
    phone.dropProfile(profile);
  }
});
