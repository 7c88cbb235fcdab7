// A filing to a government: looked at, prepared and downloaded by the custodian of records, without JavaScript.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { address, launch, person } from './browser.mjs';

const shots = process.env.ACCORD_SHOTS;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function look(page, name) {
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(wide[0] <= wide[1], `${name} is ${wide[0]} px wide in a window of ${wide[1]}`);
    if (shots) await page.screenshot({ path: `${shots}/filings-${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 390, height: 900 });
}

test('a custodian of records prepares a federal filing and downloads what was written down', async () => {
  const { context, page } = await person(browser, 'custodian', { viewport: { width: 390, height: 900 }, javaScriptEnabled: false });
  await page.goto(`${address}/filings`);
  await look(page, 'list');
  await page.click('a[href^="/filings/crdc/"]');
  assert.match(await page.textContent('main'), /Unverified/);
  await look(page, 'check');
  const prepare = page.locator('form[method=post]', { hasText: 'Prepare version' });
  if ((await prepare.count()) > 0) await prepare.locator('button').click();
  else await page.goto(`${address}/filings`);
  await look(page, 'prepared');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[href^="/filings/versions/"]')]);
  const text = await readFile(await download.path(), 'utf8');
  assert.match(text, /^LEA_STATE,LEA_NAME,LEAID,SCH_NAME/);
  await page.goto(`${address}/filings`);
  await page.click('a[href^="/filings/ripa/"]');
  assert.match(await page.textContent('main'), /has no column/);
  await page.click('details summary');
  await look(page, 'stops');
  await page.goto(`${address}/filings/crdc/2011-12`);
  await look(page, 'refused');
  await context.close();
});

test('a member of the Board has no way to a filing', async () => {
  const { context, page } = await person(browser, 'board');
  assert.equal(await page.locator('a[href="/filings"]').count(), 0);
  assert.equal((await page.goto(`${address}/filings`)).status(), 403);
  await context.close();
});
