import { mkdir } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/**
 * What the journeys run against, from the environment:
 * BASE_URL       the platform, e.g. https://localhost:8443
 * ACCOUNTS_JSON  file with the passwords of this install, {"city": "…"}
 * SCREENSHOTS    folder for the pictures; none are taken without it
 * CHROMIUM       the browser's path, /usr/bin/chromium by default
 */
export const BASE_URL = (process.env.BASE_URL ?? 'https://localhost:8443').replace(/\/$/, '');
const SCREENSHOTS = process.env.SCREENSHOTS ?? '';

export const DESKTOP = { name: 'desktop', width: 1440, height: 900, phone: false };
export const PHONE = { name: 'phone', width: 390, height: 844, phone: true };

/** Sign-in goes over two origins and a password hash that is slow on purpose. */
export const PATIENCE_MILLIS = 30_000;

/** @type {Record<string, string> | undefined} */
let accounts;

/** @param {string} username */
export function passwordOf(username) {
  if (!accounts) {
    const file = process.env.ACCOUNTS_JSON;
    if (!file) throw new Error('ACCOUNTS_JSON names no file with the passwords of this install');
    accounts = JSON.parse(readFileSync(file, 'utf8'));
  }
  const password = accounts?.[username];
  if (!password) throw new Error(`no password for ${username} in ACCOUNTS_JSON`);
  return password;
}

/** @returns {Promise<import('playwright-core').Browser>} */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader'],
  });
}

/**
 * A fresh profile that notes what a page may never do: ask another origin, break the content security policy, throw.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {{name: string, width: number, height: number, phone: boolean}} device
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function open(browser, device, options = {}) {
  const context = await browser.newContext({
    viewport: { width: device.width, height: device.height },
    deviceScaleFactor: device.phone ? 2 : 1,
    isMobile: device.phone,
    hasTouch: device.phone,
    ignoreHTTPSErrors: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MILLIS);
  /** @type {string[]} */
  const complaints = [];
  /** Hosts of the platform and of its sign-in. */
  const known = new Set([new URL(BASE_URL).hostname]);
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && !known.has(url.hostname)) complaints.push(`asked ${url.href}`);
  });
  context.on('weberror', (error) => complaints.push(`threw ${String(error.error())}`));
  context.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
  });
  const page = await context.newPage();
  return {
    context,
    page,
    complaints,
    /** @param {string} name */
    async picture(name) {
      if (SCREENSHOTS === '') return;
      await mkdir(SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${device.name}.png`) });
    },
  };
}

/**
 * Opens a page and signs in where the identity provider asks for it.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} username
 * @param {string} path
 */
export async function signIn(page, username, path) {
  await page.goto(`${BASE_URL}${path}`);
  await fillSignIn(page, username);
  await page.waitForURL((url) => url.href.startsWith(BASE_URL) && !url.pathname.startsWith('/login'));
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} username
 */
export async function fillSignIn(page, username) {
  const name = page.locator('#username');
  const shell = page.locator('[data-test="user-menu"]');
  await name.or(shell).first().waitFor();
  if ((await name.count()) === 0) return;
  await submitSignIn(page, username);
}

/**
 * The identity provider turns away two sign-ins of one account in the same moment, as two journeys may make them: then
 * once more, as a person would.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} username
 */
export async function submitSignIn(page, username) {
  for (const last of [false, true]) {
    await page.locator('#username').fill(username);
    await page.locator('#password').fill(passwordOf(username));
    const [answer] = await Promise.all([
      page.waitForResponse((one) => one.request().method() === 'POST' && one.url().includes('/login-actions/')),
      page.locator('#kc-login').click(),
    ]);
    if (answer.status() === 302) return;
    if (last) throw new Error(`${username} was not let in`);
    await page.waitForTimeout(1500);
  }
}
