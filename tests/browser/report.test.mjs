// The Board report as a member of the Board reads it: words first, figures on demand, at every width, without JavaScript.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { address, launch, person } from './browser.mjs';

const shots = process.env.ACCORD_SHOTS;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test('a member of the Board opens every figure of the report, on a phone and on a desk', async () => {
  const { context, page } = await person(browser, 'board', { viewport: { width: 390, height: 900 }, javaScriptEnabled: false });
  // The edition of the whole year: others may be newer, and show less beside it.
  await page.goto(`${address}/report/editions`);
  const links = await page.$$eval('main a', (all) => all.map((each) => each.getAttribute('href')));
  const report = address + links.find((each) => /^\/report\/editions\/\d{4}-\d{2}\/1$/.test(each ?? ''));
  await page.goto(report);
  const words = await page.textContent('main');
  assert.match(words, /Comparisons declared before anybody looked/);
  assert.match(words, /Judged by this rule/);
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(report);
    await page.evaluate(() => document.querySelectorAll('main details').forEach((each) => (each.open = true)));
    const wide = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(wide[0] <= wide[1], `the report is ${wide[0]} px wide in a window of ${wide[1]}`);
    if (shots) await page.screenshot({ path: `${shots}/report-${width}.png`, fullPage: true });
  }
  const untold = await page.$$eval('main svg[role=img]', (all) => all.filter((each) => !each.querySelector('title')?.textContent.trim()).length);
  assert.equal(untold, 0, 'every drawing says in words what it shows');
  assert.equal(await page.$$eval('main [style]', (all) => all.length), 0);
  await context.close();
});
