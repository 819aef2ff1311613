// Offline before the sign-in expires, 30 scans with photographs, the browser killed, the session gone, back online,
// another officer on the same phone: nothing lost, nothing doubled, the queue stays its owner's.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import * as phone from './phone.mjs';

const BIKES = 30;
const RECORDS = 2 * BIKES;

test(
  'thirty offline intakes survive a kill, an expired sign-in and another officer',
  { timeout: 600_000 },
  async () => {
    const profile = phone.newProfile();
    const bikes = Array.from({ length: BIKES }, () => phone.newBikeNumber());
    const video = await phone.videoOfCode(phone.codeOf(bikes[0]), join(profile, 'code.y4m'));
    let open = await phone.openPhone({ profile, video });
    try {
      await phone.signIn(open.page, 'patrol-1', '/patrol/today');
      await phone.readyForOffline(open.page);
      const yards = await phone.ask(open.context, '/api/v1/patrol-impound/yards');
      assert.ok(yards.length > 0 || yards.items?.length > 0);

      // Into the underpass. The app itself has to come from the phone now.
      await open.context.setOffline(true);
      await open.page.goto(`${phone.BASE_URL}/patrol/scan`);
      await open.page.waitForSelector('[data-test="verdict"]', { timeout: 30_000 });
      assert.equal(await open.page.getAttribute('.verdict-head .verdict-mark', 'data-by'), 'phone');
      assert.match(await open.page.textContent('[data-test="verdict"]'), /疑似未备案/);
      assert.match(await open.page.textContent('[data-test="verdict-index-age"]'), /索引/);
      assert.equal(await open.page.textContent('[data-test="connectivity"]'), '离线');
      assert.deepEqual(await phone.accessibility(open.page), []);
      await phone.shot(open.page, 'offline-verdict');

      for (const [i, bike] of bikes.entries()) {
        if (i > 0) {
          await open.page.click('[data-test="next"]');
          await phone.typeBike(open.page, phone.codeOf(bike));
        }
        await phone.takeIn(open.page, { photos: Array.from({ length: 1 + (i % 3 === 0) }, () => phone.picture()) });
        assert.match(await open.page.textContent('[data-test="slip-state"]'), /排队中/);
        if (i === 0) {
          // The rest without the code in front of the camera; still underground, and a first kill on the way.
          await phone.killPhone(open, profile);
          open = await phone.openPhone({ profile });
          await open.context.setOffline(true);
          await open.page.goto(`${phone.BASE_URL}/patrol/today`);
          await open.page.locator('[data-test="today-row"]', { hasText: bike }).click();
        }
      }
      await phone.shot(open.page, 'offline-slip');
      await open.page.waitForFunction(
        (n) => document.querySelector('[data-test="queue-count"]')?.textContent === String(n),
        RECORDS,
      );
      await open.page.click('[data-test="queue-badge"]');
      await open.page.waitForSelector('[data-test="queue-row"]');
      await phone.shot(open.page, 'offline-queue');

      // Killed, and the session is gone when the phone is back online.
      await phone.killPhone(open, profile);
      open = await phone.openPhone({ profile });
      await open.context.clearCookies();
      await open.page.goto(`${phone.BASE_URL}/patrol/`);
      await open.page.locator('[data-test="expired"]', { hasText: `登录已过期，${RECORDS} 条待上传` }).waitFor();
      assert.deepEqual(await phone.accessibility(open.page), []);
      await phone.shot(open.page, 'expired');

      // Another officer on the same phone sees how many, and nothing else.
      await phone.signIn(open.page, 'patrol-2', '/patrol/queue');
      await open.page.waitForSelector('[data-test="others"]');
      assert.match(
        await open.page.textContent('[data-test="others"]'),
        new RegExp(`另有 ${RECORDS} 条属于 .+ 的记录待其本人登录后上传`),
      );
      await phone.shot(open.page, 'other-officer');
      await open.page.waitForSelector('[data-test="queue-empty"]');
      assert.equal(await open.page.textContent('[data-test="queue-count"]'), '0');
      for (const path of ['queue', 'today', 'more']) {
        await open.page.goto(`${phone.BASE_URL}/patrol/${path}`);
        await open.page.waitForSelector('[data-test="others"]');
        const seen = await open.page.content();
        for (const bike of bikes) assert.ok(!seen.includes(bike), `${path} shows a bike of the other officer`);
      }
      await open.page.waitForTimeout(2_000);
      const ofSecond = await phone.askAll(open.context, `/api/v1/patrol-impound/scans?day=${today()}`);
      assert.equal(ofSecond.filter((scan) => bikes.includes(scan.bikeId)).length, 0, 'nothing sent in the wrong name');
      await open.page.goto(`${phone.BASE_URL}/patrol/more`);
      await open.page.click('[data-test="sign-out"]');
      await open.page.waitForSelector('[data-test="sign-in"]', { timeout: 30_000 });

      // Their owner comes back; in the middle of the upload the browser is killed once more.
      await phone.signIn(open.page, 'patrol-1', '/patrol/queue');
      await open.page.waitForFunction(
        (n) => {
          const left = Number(document.querySelector('[data-test="queue-count"]')?.textContent);
          return left > 0 && left < n;
        },
        RECORDS - 5,
        { polling: 20, timeout: 60_000 },
      );
      await phone.killPhone(open, profile);
      open = await phone.openPhone({ profile });
      await phone.signIn(open.page, 'patrol-1', '/patrol/queue');
      await open.page.waitForSelector('[data-test="queue-empty"]', { timeout: 180_000 });
      await phone.shot(open.page, 'all-sent');

      const scans = await phone.askAll(open.context, `/api/v1/patrol-impound/scans?day=${today()}`);
      const counted = bikes.map((bike) => scans.filter((scan) => scan.bikeId === bike).length);
      assert.deepEqual(counted, new Array(BIKES).fill(1), 'every scan once');
      const intakes = await phone.askAll(open.context, `/api/v1/patrol-impound/intakes?day=${today()}`);
      const takenIn = bikes.map((bike) => intakes.filter((intake) => intake.bikeId === bike).length);
      assert.deepEqual(takenIn, new Array(BIKES).fill(1), 'every intake once');
      const photos = intakes.filter((intake) => bikes.includes(intake.bikeId)).flatMap((intake) => intake.photos);
      assert.equal(new Set(photos).size, BIKES + Math.ceil(BIKES / 3), 'every photograph');

      await open.page.goto(`${phone.BASE_URL}/patrol/today`);
      await open.page.waitForSelector('[data-test="today-row"]');
      await phone.shot(open.page, 'after-offline-today');
      assert.deepEqual(open.complaints, []);
    } finally {
      await open.context.close().catch(() => {});
      phone.dropProfile(profile);
    }
  },
);

function today() {
  return new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
}
