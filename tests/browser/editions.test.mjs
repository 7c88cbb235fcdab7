// A Board report on its way out: drafted by one person, checked and released by another, on a phone without JavaScript.
import assert from 'node:assert/strict';
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
    if (shots) await page.screenshot({ path: `${shots}/editions-${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 390, height: 900 });
}

test('a draft is released by a second person and then read by the Board', async () => {
  const options = { viewport: { width: 390, height: 900 }, javaScriptEnabled: false };
  const { context, page } = await person(browser, 'designee', options);
  await page.goto(`${address}/report`);
  await page.click('#draft summary');
  const half = await page.$$eval('#draft option', (all) => all.map((o) => o.value).find((v) => v.endsWith('-half-1')));
  await page.selectOption('#draft select', half);
  await look(page, 'working');
  await page.click('#draft button');
  assert.match(page.url(), /\/report\/drafts\//);
  assert.match(await page.textContent('main'), /another person has to check/);
  await look(page, 'draft');
  const draft = page.url();
  await context.close();

  const second = await person(browser, 'custodian', options);
  await second.page.goto(draft);
  await second.page.click('main form button');
  await look(second.page, 'list');
  await second.context.close();

  const board = await person(browser, 'board', options);
  await board.page.goto(`${address}/report/editions/${half}/1`);
  assert.match(await board.page.textContent('main'), /This edition never changes/);
  await look(board.page, 'edition');
  await board.context.close();
});
