// Refused: the same bike a second time. The refusal stays on the phone with its code until the officer decides.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as phone from './phone.mjs';

test('a bike that is already in a yard is refused, shown with its code, and given up with a reason', async () => {
  const profile = phone.newProfile();
  const { page, context, complaints } = await phone.openPhone({ profile, viewport: phone.SMALL_PHONE });
  try {
    await phone.signIn(page, 'patrol-1', '/patrol/scan');
    const bike = phone.newBikeNumber();
    await phone.typeBike(page, phone.codeOf(bike));
    await phone.takeIn(page);
    await page.waitForSelector('[data-test="slip-no"]', { timeout: 20_000 });
    await page.click('[data-test="next"]');

    await phone.typeBike(page, phone.codeOf(bike));
    await phone.takeIn(page);
    await page.waitForSelector('[data-test="slip-state"][data-state="refused"]', { timeout: 20_000 });
    assert.match(await page.textContent('[data-test="slip"]'), /patrol\.already-in-yard/);
    assert.deepEqual(await phone.accessibility(page), []);
    await phone.shot(page, 'refused-slip-small');

    await page.click('[data-test="queue-badge"]');
    const row = page.locator('[data-test="refused-row"]');
    assert.match(await row.textContent(), /patrol\.already-in-yard/);
    assert.match(await row.textContent(), /追踪号/);
    assert.deepEqual(await phone.accessibility(page), []);
    assert.deepEqual(await phone.smallTargets(page), []);
    assert.equal(await phone.tooWide(page), false);
    await phone.shot(page, 'refused-queue-small');

    await page.click('[data-test="edit"]');
    assert.deepEqual(await phone.accessibility(page), []);
    await phone.shot(page, 'refused-edit-small');
    await page.keyboard.press('Escape');

    await page.click('[data-test="discard"]');
    await page.click('[data-test="confirm-discard"]');
    assert.equal(await row.count(), 1, 'not without a reason');
    await page.fill('textarea[name="reason"]', '同一辆车已入场，重复登记');
    await phone.shot(page, 'refused-discard-small');
    await page.click('[data-test="confirm-discard"]');
    await page.waitForSelector('[data-test="queue-empty"]');
    await page.click('nav >> text=今日');
    await page.waitForSelector('text=已放弃');
    await phone.shot(page, 'refused-today-small');
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
    phone.dropProfile(profile);
  }
});

test('a patrol officer sees no yard page, a yard keeper sees stock, today and dwell', async () => {
  const profile = phone.newProfile();
  const { page, context, complaints } = await phone.openPhone({ profile });
  try {
    await phone.signIn(page, 'yard-1', '/patrol/');
    await page.waitForSelector('[data-test="stock"]');
    assert.equal(await page.locator('nav >> text=暂存点').count(), 1);
    assert.deepEqual(await phone.accessibility(page), []);
    assert.deepEqual(await phone.smallTargets(page), []);
    await phone.shot(page, 'yard');
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
    phone.dropProfile(profile);
  }
});
