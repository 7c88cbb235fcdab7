// What every browser test starts from: Debian's Chromium, a signed-in person, a page.
import { chromium } from 'playwright-core';

export const address = process.env.ACCORD_ADDRESS ?? 'http://127.0.0.1:8080';

export const launch = () =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

/** A browser context in which somebody is signed in. */
export async function person(browser, login, options = {}) {
  const context = await browser.newContext({ locale: 'en-US', ...options });
  const page = await context.newPage();
  await page.goto(`${address}/sign-in`);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', `sample-${login}`);
  await page.click('main button');
  if (page.url().includes('/sign-in')) throw new Error(`${login} could not sign in`);
  return { context, page };
}
