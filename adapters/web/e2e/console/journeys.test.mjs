// What people do with the console, at a desk and on a phone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESKTOP, launch, open, PHONE, signIn } from '../src/launch.mjs';
import { fitsAndIsAccessible, scriptsOf } from './checks.mjs';

/** The console's first page may carry this much script (brotli). */
const FIRST_PAGE_SCRIPT_BYTES_MAX = 180_000;

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {Parameters<typeof open>[1]} device @param {(opened: Awaited<ReturnType<typeof open>>) => Promise<void>} journey */
async function on(device, journey) {
  const opened = await open(browser, device);
  try {
    await journey(opened);
    assert.deepEqual(opened.complaints, []);
  } catch (error) {
    await opened.picture('failed');
    throw error;
  } finally {
    await opened.context.close();
  }
}

async function goTo(page, device, path) {
  if (device.phone) await page.locator('.menu-button').click();
  await page.locator(`#side-nav a[href="/console${path}"]`).click();
  await page.waitForURL(`**/console${path}`);
}

/** What the map has in view, once it has something of the wanted kind. */
async function drawn(page, wanted) {
  const canvas = page.locator(`.canvas[data-${wanted}]:not([data-${wanted}="0"])`);
  await canvas.waitFor();
  const { bikes, cells, districts } = await canvas.evaluate((element) => ({ ...element.dataset }));
  return { bikes: Number(bikes), cells: Number(cells), districts: Number(districts) };
}

for (const device of [DESKTOP, PHONE]) {
  describe(device.name, () => {
    test('the city looks at today, the map, and one bike with its track', () =>
      on(device, async ({ page, picture }) => {
        await signIn(page, 'city', '/console/');
        await page.locator('.figure').first().waitFor();
        assert.equal(await page.locator('.figure').count(), 8);
        await fitsAndIsAccessible(page, 'home');
        await picture('home');

        await goTo(page, device, '/map');
        await page.locator('canvas.maplibregl-canvas').waitFor();
        await page.locator('.live-text').waitFor();
        const far = await drawn(page, 'cells');
        assert.ok(far.districts >= 10, `${far.districts} districts`);
        assert.equal(far.bikes, 0);
        assert.equal(await page.locator('.stalled').count(), 0, 'everything loaded');
        await fitsAndIsAccessible(page, 'map');
        await picture('map');
        await page.goto(new URL('/console/map?lon=121.475&lat=31.228&zoom=15', page.url()).href);
        assert.equal((await drawn(page, 'bikes')).cells, 0);
        await picture('map-near');
        await page.locator('[data-test="as-table"]').click();
        await page.waitForURL(/show=table/);
        await page.locator('.table-stage tbody tr').first().waitFor();
        await fitsAndIsAccessible(page, 'map as a table');
        await picture('map-table');

        await goTo(page, device, '/bikes');
        const first = page.locator('tbody tr').first().locator('a').first();
        await first.waitFor();
        const bikeId = (await first.textContent())?.trim() ?? '';
        await page.locator('[data-test="q"]').fill(bikeId);
        await page.locator('[data-test="q"]').press('Enter');
        await page.waitForURL(/[?&]q=/);
        await fitsAndIsAccessible(page, 'bike search');
        await picture('bikes');
        await page.locator('tbody tr').first().locator('a').first().click();
        await page.locator('h1', { hasText: bikeId }).waitFor();
        // Says that looking is recorded before anybody looks.
        await page.locator('.recorded').waitFor();
        await page.locator('[data-test="show-track"]').click();
        await page.waitForURL(/track=1/);
        await page.locator('.track [data-drawn="true"], .empty').first().waitFor();
        await fitsAndIsAccessible(page, 'bike');
        await picture('bike');
      }));

    test('an operator checks its connection, its batches and its notices', () =>
      on(device, async ({ page, picture }) => {
        await signIn(page, 'operator-a', '/console/feeds/connection');
        await page.locator('.facts').first().waitFor();
        await fitsAndIsAccessible(page, 'connection');
        await picture('connection');

        await goTo(page, device, '/feeds/batches');
        await page.locator('tbody tr').first().waitFor();
        await fitsAndIsAccessible(page, 'batches');
        await picture('batches');
        await page.locator('tbody tr a').first().click();
        await page.waitForURL(/feeds\/batches\/[0-9a-f-]{36}/);
        await page.locator('.counts').waitFor();
        await fitsAndIsAccessible(page, 'batch');
        await picture('batch');

        await goTo(page, device, '/feeds/rejections');
        await page.locator('tbody tr, .empty').first().waitFor();
        await fitsAndIsAccessible(page, 'rejections');
        await picture('rejections');
        const exported = page.waitForEvent('download');
        await page.locator('[data-test="export-csv"]').click();
        assert.match((await exported).suggestedFilename(), /\.csv$/);

        await goTo(page, device, '/feeds/catalogue');
        await page.locator('tbody tr').first().waitFor();
        await fitsAndIsAccessible(page, 'catalogue');

        await goTo(page, device, '/notices');
        await page.locator('tbody tr, .empty').first().waitFor();
        await fitsAndIsAccessible(page, 'notices');
        await picture('notices');
      }));

    test('a yard keeper sees the yard, and is refused the feeds', () =>
      on(device, async ({ page, picture }) => {
        await signIn(page, 'yard-1', '/console/yards/yard-310110-01');
        await page.locator('.figures').waitFor();
        await fitsAndIsAccessible(page, 'yard');
        await picture('yard');
        await page.goto(page.url().replace(/\/yards\/.*/, '/feeds/batches'));
        await page.waitForURL(/forbidden/);
        await picture('forbidden');
      }));

    test('an unknown bike is refused with a code and a trace id that can be quoted', () =>
      on(device, async ({ page, picture }) => {
        await signIn(page, 'city', '/console/bikes/operator-a/ZZ99999999');
        await page.locator('.problem').waitFor();
        assert.match((await page.locator('.problem .quote').textContent()) ?? '', /追踪号 [0-9a-f]{16,}/);
        await fitsAndIsAccessible(page, 'refused bike');
        await picture('bike-unknown');
      }));

    test('a bad rule is refused before it is sent, a tested URL is read and never opened', () =>
      on(device, async ({ page, picture, complaints }) => {
        await signIn(page, 'city', '/console/feeds/url-rules/operator-a');
        const template = page.locator('[data-test="template"]');
        await template.waitFor();
        await page.locator('[data-test="sample"]').fill('https://qr.jiaqi.example/b/JQ00012345');
        assert.match((await page.locator('[data-test="reading"]').textContent()) ?? '', /JQ00012345/);
        await page.locator('[data-test="sample"]').fill('https://elsewhere.example/b/JQ00012345');
        assert.match((await page.locator('[data-test="reading"]').textContent()) ?? '', /主机名/);
        await template.fill('/b/');
        assert.equal(await page.locator('[data-test="save-rule"]').isDisabled(), true);
        await fitsAndIsAccessible(page, 'rules');
        await picture('rules');
        assert.deepEqual(complaints, []);
        page.once('dialog', (dialog) => dialog.accept());
      }));
  });
}

test('a session that ends while a form is being filled in keeps the form and carries on', () =>
  on(DESKTOP, async ({ page, context, picture }) => {
    await signIn(page, 'city', '/console/feeds/url-rules/operator-c');
    const hosts = page.locator('[data-test="hosts"]');
    await hosts.waitFor();
    const before = await hosts.inputValue();
    // Another one in every run: a run that was cut short leaves its own behind.
    const added = `qr${Date.now()}.bingsu.example`;
    await hosts.fill(`${before}\n${added}`);
    await context.clearCookies();
    await page.locator('[data-test="save-rule"]').click();
    await page.locator('[data-test="session-dialog"]').waitFor();
    await fitsAndIsAccessible(page, 'expired session');
    await picture('session-expired');
    assert.ok((await hosts.inputValue()).includes(added));

    const window = context.waitForEvent('page');
    await page.locator('[data-test="sign-in-again"]').click();
    const popup = await window;
    const { fillSignIn } = await import('../src/launch.mjs');
    await fillSignIn(popup, 'city');
    await page.locator('.done').waitFor();
    assert.equal(await page.locator('[data-test="session-dialog"]').count(), 0);
    assert.ok((await hosts.inputValue()).includes(added), 'the form shows what was saved');

    // As it was before.
    await hosts.fill(before);
    await page.locator('[data-test="save-rule"]').click();
    await page.locator('.done').waitFor();
  }));

test('the page that breaks says so: a stalled stream warns and offers to reconnect', () =>
  on(DESKTOP, async ({ page, picture }) => {
    let down = true;
    await page.route('**/api/v1/bike-fleet/map/stream', (route) => (down ? route.abort() : route.continue()));
    await signIn(page, 'city', '/console/map');
    await page.locator('.stalled').waitFor();
    await fitsAndIsAccessible(page, 'stalled map');
    await picture('map-stalled');
    down = false;
    // It reconnects by itself as well, and may be quicker than the click.
    await page
      .locator('.stalled button')
      .click({ timeout: 3000 })
      .catch(() => {});
    await page.locator('.stalled').waitFor({ state: 'detached' });
  }));

test('the city takes over a fleet file: mapped, tried, corrected by its error file, imported and reconciled', () =>
  on(DESKTOP, async ({ page, picture }) => {
    const run = Date.now().toString(36).toUpperCase();
    const rows = [
      '企业名称,单车编号,备案时间',
      `甲骑科技,J${run}A,2025-03-18`,
      `甲骑科技,J${run}B,2025/3/18`,
      '无此企业,X1,2025-03-18',
    ];
    await signIn(page, 'city', '/console/imports');
    await page.locator('[data-test="import-file"]').setInputFiles({
      name: 'journey.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\uFEFF${rows.join('\r\n')}\r\n`),
    });
    await fitsAndIsAccessible(page, 'imports');
    await picture('imports');
    await page.locator('[data-test="import-send"]').click();
    await page.waitForURL(/imports\/[0-9a-f-]{36}/);
    await page.locator('[data-test="import-check"]').click();
    await page.locator('[data-test="import-confirm"]').waitFor();
    await page.locator('[data-test="import-rejected"] tbody tr').first().waitFor();
    const counts = await page.locator('[data-test="import-counts"] dd').allTextContents();
    assert.deepEqual(counts.slice(0, 4), ['2', '0', '0', '1']);
    assert.match(await page.locator('[data-test="import-rejected"]').innerText(), /无此企业/);
    await fitsAndIsAccessible(page, 'import tried');
    await picture('import-tried');
    const errors = page.waitForEvent('download');
    await page.locator('a', { hasText: 'CSV' }).last().click();
    assert.match((await errors).suggestedFilename(), /\.csv$/);
    page.once('dialog', (asked) => asked.accept());
    await page.locator('[data-test="import-confirm"]').click();
    await page.locator('[data-test="import-balance"]').waitFor();
    assert.equal(await page.locator('[data-test="import-balance"].bad').count(), 0);
    await fitsAndIsAccessible(page, 'import done');
    await picture('import-done');
  }));

test('a file that is no table is refused with a reason before anything is kept', () =>
  on(DESKTOP, async ({ page, picture }) => {
    await signIn(page, 'city', '/console/imports');
    await page.locator('[data-test="import-file"]').setInputFiles({
      name: 'photo.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('no workbook at all'),
    });
    await page.locator('[data-test="import-send"]').click();
    await page.locator('.problem').waitFor();
    await picture('import-refused');
    assert.match(page.url(), /\/imports$/);
  }));

test('whoever keeps the platform running sees each part, and people of the yard do not', () =>
  on(DESKTOP, async ({ page, picture }) => {
    await signIn(page, 'city', '/console/operations/health');
    await page.locator('tbody tr').nth(10).waitFor();
    await fitsAndIsAccessible(page, 'health');
    await picture('health');
    assert.match(await page.locator('.facts').innerText(), /data-import/);
  }));

test('the auditor finds who looked, by account and by action, and nobody else may', () =>
  on(DESKTOP, async ({ page, picture }) => {
    await signIn(page, 'auditor', '/console/');
    await page.waitForURL('**/console/audit');
    await page.locator('tbody tr').first().waitFor();
    await fitsAndIsAccessible(page, 'audit');
    await picture('audit');
    await page.locator('.filters select').selectOption({ label: '查询审计' });
    await page.waitForURL((url) => url.searchParams.get('action') === 'identity-access.audit-read');
    await page.locator('.frame tbody tr', { hasText: '查询审计' }).first().waitFor();
    await page.locator('.frame tbody tr', { hasNotText: '查询审计' }).first().waitFor({ state: 'detached' });
    await page.locator('input[name="username"]').fill('nobody-of-that-name');
    await page.locator('[data-test="look"]').click();
    await page.locator('text=没有符合条件的审计记录').waitFor();
    await fitsAndIsAccessible(page, 'audit-nothing');
    await page.goto(page.url().replace(/\/audit.*/, '/bikes'));
    await page.locator('text=当前账号的角色不能打开此页面').waitFor();
  }));

test('the console works by keyboard: skip link, navigation, language', () =>
  on(DESKTOP, async ({ page }) => {
    await signIn(page, 'city', '/console/');
    await page.locator('.figure').first().waitFor();
    await page.locator('body').press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
    await page.locator('.top [data-test="locale"]').selectOption('en');
    await page.locator('h1', { hasText: 'Home' }).waitFor();
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    await page.reload();
    await page.locator('h1', { hasText: 'Home' }).waitFor();
  }));

test(`the first page carries at most ${FIRST_PAGE_SCRIPT_BYTES_MAX / 1000} kB of script`, () =>
  on(DESKTOP, async ({ page }) => {
    await signIn(page, 'city', '/console/');
    const size = scriptsOf(page);
    await page.reload();
    await page.locator('.figure').first().waitFor();
    await page.waitForLoadState('networkidle').catch(() => {});
    const bytes = await size();
    console.log(`first page: ${String(Math.round(bytes / 1000))} kB of script, brotli`);
    assert.ok(bytes > 50_000, 'the scripts were counted');
    assert.ok(bytes <= FIRST_PAGE_SCRIPT_BYTES_MAX, `${String(bytes)} bytes`);
  }));
