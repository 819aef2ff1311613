// Every page by day and by night, on a small phone, on a desk, in both languages: legible, nothing too wide, nothing
// too small for a glove.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as phone from './phone.mjs';

const LOOKS = [
  { name: 'night', viewport: phone.PHONE, colorScheme: 'dark', language: 'zh-CN' },
  { name: 'small-en', viewport: phone.SMALL_PHONE, colorScheme: 'light', language: 'en' },
  { name: 'desktop', viewport: phone.DESKTOP, colorScheme: 'light', language: 'zh-CN' },
];

for (const look of LOOKS) {
  test(`all pages: ${look.name}`, async () => {
    const profile = phone.newProfile();
    const { page, context, complaints } = await phone.openPhone({ profile, ...look });
    const check = async (name) => {
      assert.deepEqual(await phone.accessibility(page), [], name);
      assert.deepEqual(await phone.smallTargets(page), [], name);
      assert.equal(await phone.tooWide(page), false, name);
      await phone.shot(page, `${look.name}-${name}`);
    };
    try {
      await phone.signIn(page, 'patrol-1', '/patrol/more');
      if (look.language === 'en') {
        await page.locator('.choice', { hasText: 'English' }).click();
        await page.waitForSelector('html[lang="en"]');
      }
      await check('more');
      await page.goto(`${phone.BASE_URL}/patrol/scan`);
      await page.waitForSelector('[data-camera="on"]');
      await check('scan');
      await page.click('[data-test="type"]');
      await page.waitForSelector('[data-test="typed"]');
      await check('typing');
      await page.keyboard.press('Escape');

      await phone.readyForOffline(page);
      await context.setOffline(true);
      await phone.typeBike(page, phone.codeOf(phone.newBikeNumber()));
      await check('offline-verdict');
      await page.click('[data-test="take-in"]');
      await page.setInputFiles('[data-test="choose-photo"]', [phone.picture()]);
      await page.waitForSelector('[data-test="photo"]');
      await check('intake');
      await page.check('input[value="SH-NMV-BLOCKING"]');
      await page.locator('select[name="yard"]').selectOption({ index: 1 });
      await page.click('[data-test="confirm-intake"]');
      await page.waitForSelector('[data-test="slip"]');
      await check('slip-waiting');
      await page.click('[data-test="queue-badge"]');
      await page.waitForSelector('[data-test="queue-row"]');
      await check('queue');
      // Uploads by itself as soon as there is a network.
      await context.setOffline(false);
      await page.waitForSelector('[data-test="queue-empty"]', { timeout: 30_000 });
      await page.click('a[href="/patrol/today"]');
      await page.waitForSelector('[data-test="today-row"]');
      await check('today');
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
      phone.dropProfile(profile);
    }
  });
}
