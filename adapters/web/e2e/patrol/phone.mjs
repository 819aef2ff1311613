// A phone for the journeys: Debian's chromium with a profile that survives being killed, and a camera that sees a code.
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { BASE_URL, submitSignIn } from '../src/launch.mjs';

export { BASE_URL };
const SCREENSHOTS = process.env.SCREENSHOTS;
const resolve = createRequire(import.meta.url).resolve;
// From the package itself: left alone it would fetch its WebAssembly from a public address.
prepareZXingModule({ overrides: { wasmBinary: readFileSync(resolve('zxing-wasm/writer/zxing_writer.wasm')).buffer } });

export const PHONE = { width: 390, height: 844 };
export const SMALL_PHONE = { width: 360, height: 640 };
export const DESKTOP = { width: 1280, height: 800 };

export function newProfile() {
  return mkdtempSync(join(tmpdir(), 'patrol-phone-'));
}

export function dropProfile(profile) {
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

/** @returns the browser with its one page; `outside` collects every request that left the platform's own origins. */
export async function openPhone({ profile, viewport = PHONE, video, colorScheme = 'light' }) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    viewport,
    colorScheme,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ignoreHTTPSErrors: true,
    hasTouch: true,
    permissions: ['geolocation', 'camera'],
    geolocation: { longitude: 121.5222, latitude: 31.2704, accuracy: 12 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--enable-unsafe-swiftshader',
      // A service worker is only registered over a certificate that is trusted: the local authority is not, here.
      '--ignore-certificate-errors',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      ...(video ? [`--use-file-for-fake-video-capture=${video}`] : []),
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const outside = [];
  const complaints = [];
  // The platform and, while signing in, the identity provider that it sends the browser to.
  const expected = new Set([new URL(BASE_URL).origin]);
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!url.protocol.startsWith('http')) return;
    if (!request.serviceWorker() && request.isNavigationRequest()) expected.add(url.origin);
    if (!expected.has(url.origin)) outside.push(request.url());
  });
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { context, page, outside, complaints };
}

/** Ends the browser as the system does when memory runs short: no goodbye, nothing flushed. */
export async function killPhone({ context }, profile) {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) continue;
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // Gone with its parent already.
    }
  }
  await context.close().catch(() => {});
  for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    rmSync(join(profile, lock), { force: true });
}

export async function signIn(page, username, path = '/patrol/') {
  await page.goto(`${BASE_URL}/login?to=${encodeURIComponent(path)}`);
  await submitSignIn(page, username);
  await page.waitForURL(`${BASE_URL}/patrol/**`);
  await page.waitForSelector('[data-test="queue-badge"]');
}

/** The app is on the phone: cached by the service worker, with the filing index in store. */
export async function readyForOffline(page) {
  await page.waitForFunction(() => navigator.serviceWorker?.controller?.state === 'activated', undefined, {
    timeout: 60_000,
  });
  await page.waitForFunction(
    () =>
      new Promise((resolve) => {
        const open = window.indexedDB.open('patrol');
        open.onerror = () => resolve(false);
        open.onsuccess = () => {
          const read = open.result.transaction('entries').objectStore('entries').getAllKeys();
          read.onsuccess = () => {
            open.result.close();
            resolve(['filingIndex', 'qrRules', 'yards'].every((key) => read.result.includes(key)));
          };
        };
      }),
    undefined,
    { timeout: 60_000 },
  );
}

/** A question to the API as this phone's session, outside of the app. */
export async function ask(context, path) {
  const reply = await context.request.get(`${BASE_URL}${path}`, {
    headers: { 'X-Requested-With': 'JavaScript', Accept: 'application/json' },
    maxRedirects: 0,
  });
  if (!reply.ok()) throw new Error(`${path}: ${reply.status()} ${await reply.text()}`);
  return reply.json();
}

export async function askAll(context, path) {
  const items = [];
  let cursor = '';
  do {
    const page = await ask(context, `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor}`);
    items.push(...page.items);
    cursor = page.nextCursor ? `&cursor=${encodeURIComponent(page.nextCursor)}` : '';
  } while (cursor);
  return items;
}

/** Types a bike in: a whole code URL, or a number of the given operator. */
export async function typeBike(page, text, operator) {
  await page.click('[data-test="type"]');
  if (operator) await page.locator('.choice', { hasText: operator }).first().click();
  await page.fill('input[name="bike"]', text);
  await page.click('[data-test="typed"]');
  await page.waitForSelector('[data-test="verdict"]');
}

export async function takeIn(page, { basis = '违规停放', photos = [picture()], note } = {}) {
  await page.click('[data-test="take-in"]');
  await page.setInputFiles('[data-test="choose-photo"]', photos);
  await page.waitForFunction((n) => document.querySelectorAll('[data-test="photo"]').length === n, photos.length);
  await page.locator('.choice', { hasText: basis }).click();
  const yard = page.locator('select[name="yard"]');
  if ((await yard.inputValue()) === '') await yard.selectOption({ index: 1 });
  if (note) await page.fill('textarea[name="note"]', note);
  await page.click('[data-test="confirm-intake"]');
  await page.waitForSelector('[data-test="slip"]');
}

/** No two bikes of any run are alike: the platform is not emptied between runs. */
let counter = 0;
const run = Date.now().toString(36).toUpperCase().slice(-6);
export function newBikeNumber() {
  counter += 1;
  return `E2${run}${String(counter).padStart(3, '0')}`;
}

export const codeOf = (bikeId) => `https://qr.jiaqi.example/b/${bikeId}`;

/** A PNG that no other call makes again, so that every photograph has its own hash. */
export function picture(width = 320, height = 240) {
  const noise = randomBytes(64);
  return {
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: png(width, height, (x, y) => (noise[((x >> 5) + (y >> 5) * 8) & 63] ?? 0) ^ ((x * y) >> 6)),
  };
}

/** One that no compression makes small: some megabytes as a photograph. */
export function heavyPicture() {
  const [width, height] = [1600, 1200];
  const noise = randomBytes(width * height);
  return {
    name: 'heavy.png',
    mimeType: 'image/png',
    buffer: png(width, height, (x, y) => noise[y * width + x] ?? 0),
  };
}

export async function pictureOfCode(text) {
  const { width, height, dark } = await codeMatrix(text);
  const scale = 8;
  const quiet = 6;
  const pixels = (x, y) => {
    const column = Math.floor(x / scale) - quiet;
    const row = Math.floor(y / scale) - quiet;
    return dark(column, row) ? 20 : 235;
  };
  return {
    name: 'code.png',
    mimeType: 'image/png',
    buffer: png((width + 2 * quiet) * scale, (height + 2 * quiet) * scale, pixels),
  };
}

/** What the camera sees: a code on a grey afternoon, shaking a little. */
export async function videoOfCode(text, file) {
  const { width, height, dark } = await codeMatrix(text);
  const [frameWidth, frameHeight, scale] = [640, 480, 9];
  const chunks = [Buffer.from(`YUV4MPEG2 W${frameWidth} H${frameHeight} F15:1 Ip A1:1 C420jpeg\n`)];
  for (let frame = 0; frame < 6; frame++) {
    const left = (frameWidth - width * scale) / 2 + (frame % 3);
    const top = (frameHeight - height * scale) / 2 - (frame % 2);
    const luma = Buffer.alloc(frameWidth * frameHeight);
    for (let y = 0; y < frameHeight; y++) {
      for (let x = 0; x < frameWidth; x++) {
        const column = Math.floor((x - left) / scale);
        const row = Math.floor((y - top) / scale);
        const inside = column >= -3 && row >= -3 && column < width + 3 && row < height + 3;
        luma[y * frameWidth + x] = inside ? (dark(column, row) ? 40 : 225) : 90 + ((x * 7 + y * 13) % 40);
      }
    }
    chunks.push(Buffer.from('FRAME\n'), luma, Buffer.alloc((frameWidth * frameHeight) / 2, 128));
  }
  writeFileSync(file, Buffer.concat(chunks));
  return file;
}

async function codeMatrix(text) {
  const { symbol, error } = await writeBarcode(text, { format: 'QRCode', ecLevel: 'M' });
  if (error) throw new Error(error);
  const { data, width, height } = symbol;
  return {
    width,
    height,
    dark: (column, row) =>
      column >= 0 && row >= 0 && column < width && row < height && data[row * width + column] === 0,
  };
}

function png(width, height, grey) {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = grey(x, y) & 255;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

export async function shot(page, name) {
  if (!SCREENSHOTS) return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `patrol-${name}.png`) });
}

const axe = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');

/** @returns the WCAG A and AA violations of the page as it stands, one line each. */
export async function accessibility(page) {
  // Given to the page by the debugger, past its content security policy.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
  );
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

/** @returns whatever can be pressed and is smaller than a gloved finger needs. */
export async function smallTargets(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], select, summary, label.choice, label.action, .big-input')]
      .filter((element) => element.checkVisibility())
      .map((element) => [element, element.getBoundingClientRect()])
      .filter(([, box]) => box.width > 0 && (box.width < 48 || box.height < 48))
      .map(([element, box]) => `${element.outerHTML.slice(0, 90)} ${Math.round(box.width)}×${Math.round(box.height)}`),
  );
}

/** @returns true when the page scrolls sideways: something is too wide for the phone. */
export async function tooWide(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}
