// Online: a scan by camera, by picture and by hand; a bike that was never filed is taken into the yard.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import * as phone from './phone.mjs';

test('an officer scans, learns the verdict at once and takes a never-filed bike into the yard', async () => {
  const profile = phone.newProfile();
  const byCamera = phone.newBikeNumber();
  const video = await phone.videoOfCode(phone.codeOf(byCamera), join(profile, 'code.y4m'));
  let { page, context, outside, complaints } = await phone.openPhone({ profile, video });
  try {
    await page.goto(`${phone.BASE_URL}/patrol/`);
    await page.waitForSelector('[data-test="sign-in"]');
    assert.deepEqual(await phone.accessibility(page), []);
    await phone.shot(page, 'sign-in');
    await phone.signIn(page, 'patrol-1', '/patrol/today');
    await phone.readyForOffline(page);

    // By camera.
    const started = Date.now();
    await page.goto(`${phone.BASE_URL}/patrol/scan`);
    await page.waitForSelector('[data-test="verdict"]', { timeout: 30_000 });
    const seconds = (Date.now() - started) / 1000;
    console.log(`camera to verdict: ${seconds.toFixed(1)} s`);
    assert.match(await page.textContent('[data-test="verdict"]'), new RegExp(byCamera));
    assert.equal(await page.getAttribute('.verdict-head .verdict-mark', 'data-verdict'), 'unfiled');
    assert.equal(await page.getAttribute('.verdict-head .verdict-mark', 'data-by'), 'platform');
    assert.deepEqual(await phone.accessibility(page), []);
    assert.deepEqual(await phone.smallTargets(page), []);
    await phone.shot(page, 'verdict-unfiled');

    // Into the yard, with a photograph from the app's own camera and one from the phone's album.
    await page.click('[data-test="take-in"]');
    await page.waitForSelector('[data-test="take-photo"]');
    await phone.shot(page, 'intake-empty');
    await page.click('[data-test="confirm-intake"]');
    assert.match(await page.textContent('[data-test="missing"]'), /照片/);
    await page.click('[data-test="take-photo"]');
    await page.waitForSelector('[data-test="shutter"]:not([disabled])');
    await phone.shot(page, 'camera');
    await page.click('[data-test="shutter"]');
    await page.waitForSelector('[data-test="photo"]', { state: 'attached' });
    await page.click('[data-test="camera-done"]');
    await page.setInputFiles('[data-test="choose-photo"]', [phone.picture()]);
    await page.waitForFunction(() => document.querySelectorAll('[data-test="photo"]').length === 2);
    assert.equal(await page.isChecked('input[name="basis"][value="SH-NMV-UNFILED"]'), true);
    await page.locator('select[name="yard"]').selectOption('yard-310110-01');

    // The form survives the tab.
    await page.waitForTimeout(600);
    await page.reload();
    await page.waitForFunction(() => document.querySelectorAll('[data-test="photo"]').length === 2);
    assert.equal(await page.inputValue('select[name="yard"]'), 'yard-310110-01');
    assert.deepEqual(await phone.accessibility(page), []);
    assert.deepEqual(await phone.smallTargets(page), []);
    await phone.shot(page, 'intake');
    await page.click('[data-test="confirm-intake"]');
    await page.waitForSelector('[data-test="slip-no"]', { timeout: 20_000 });
    await phone.shot(page, 'slip');
    assert.deepEqual(await phone.accessibility(page), []);

    // An app that nobody touches leaves the platform and the phone's battery alone.
    let asked = 0;
    const count = (request) => (asked += Number(request.url().includes('/api/')));
    context.on('request', count);
    await page.waitForTimeout(2_000);
    context.off('request', count);
    assert.ok(asked <= 2, `${asked} requests in 2 s with nothing to do`);

    // By picture, which also must not be opened as an address.
    const byPicture = phone.newBikeNumber();
    const before = [...outside, ...complaints];
    await context.close();
    ({ page, context, outside, complaints } = await phone.openPhone({ profile }));
    await page.goto(`${phone.BASE_URL}/patrol/scan`);
    await page.waitForSelector('[data-camera="on"]');
    await phone.shot(page, 'scan');
    assert.deepEqual(await phone.accessibility(page), []);
    assert.deepEqual(await phone.smallTargets(page), []);
    await page.setInputFiles('[data-test="picture"]', [await phone.pictureOfCode(phone.codeOf(byPicture))]);
    await page.waitForSelector('[data-test="verdict"]');

    // By hand: a number of an operator, and a code of nobody we know.
    const byHand = phone.newBikeNumber();
    await page.click('[data-test="next"]');
    await phone.typeBike(page, byHand.toLowerCase(), '甲骑科技');
    assert.match(await page.textContent('[data-test="verdict"]'), new RegExp(byHand));
    await page.click('[data-test="next"]');
    await phone.typeBike(page, 'https://evil.example/b/JQ00012345');
    assert.equal(await page.getAttribute('.verdict-head .verdict-mark', 'data-verdict'), 'unrecognised');
    await phone.shot(page, 'verdict-unrecognised');

    // Undo with a reason.
    await page.click('nav >> text=今日');
    await page.locator('[data-test="today-row"]', { hasText: byCamera }).click();
    await page.click('[data-test="undo"]');
    await page.locator('.choice', { hasText: '扫错车辆' }).click();
    await phone.shot(page, 'undo');
    assert.deepEqual(await phone.accessibility(page), []);
    await page.click('[data-test="confirm-undo"]');
    await page.waitForSelector('text=已撤销');
    await page.click('nav >> text=今日');
    await page.waitForSelector('[data-test="today-row"]');
    assert.deepEqual(await phone.accessibility(page), []);
    assert.equal(await phone.tooWide(page), false);
    await phone.shot(page, 'today');
    await page.click('nav >> text=更多');
    assert.deepEqual(await phone.accessibility(page), []);
    await phone.shot(page, 'more');

    // The same officer's other phone knows of the day too, also when its page is loaded anew.
    const otherProfile = phone.newProfile();
    const other = await phone.openPhone({ profile: otherProfile });
    try {
      await phone.signIn(other.page, 'patrol-1', '/patrol/today');
      await other.page.locator('[data-test="elsewhere-row"]').first().waitFor();
      await other.page.reload();
      await other.page.locator('[data-test="elsewhere-row"]').first().waitFor();
    } finally {
      await other.context.close();
      phone.dropProfile(otherProfile);
    }

    assert.deepEqual(before, []);
    assert.deepEqual(outside, [], 'no request leaves the platform');
    assert.deepEqual(complaints, [], 'no script error, nothing the content security policy had to stop');
  } finally {
    await context.close();
    phone.dropProfile(profile);
  }
});
