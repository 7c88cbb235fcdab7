// The Board's two rules, written down by the designee on a phone without JavaScript, and read by everybody else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { address, launch, person } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env.ACCORD_SHOTS;
const phone = { viewport: { width: 390, height: 900 }, javaScriptEnabled: false };
const here = `${address}/report/rules`;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function look(page, name) {
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(wide[0] <= wide[1], `${name} is ${wide[0]} px wide in a window of ${wide[1]}`);
    if (shots) await page.screenshot({ path: `${shots}/rules-${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize(phone.viewport);
}

test('the designee sees what a publication rule would change before declaring it', async () => {
  const { context, page } = await person(browser, 'designee', phone);
  await page.goto(`${address}/report`);
  await page.click('main a[href="/report/rules"]');
  await look(page, 'read');
  await page.click('#publication summary');
  const years = await page.$$eval('#f-publication-school_year option', (all) => all.map((option) => option.value));
  await page.check('#publication [value=california-cde]');
  await look(page, 'publication');
  await page.click('#publication button');
  assert.match(await page.textContent('.errsum'), /Name the minutes/);
  assert.ok(await page.isChecked('#publication [value=california-cde]'), 'what was typed is kept');
  await look(page, 'refused');
  await page.fill('#f-publication-minutes', 'June 12, item 9.3');
  await page.click('#publication button');
  assert.match(await page.textContent('main'), /Nothing is recorded yet/);
  await look(page, 'publication-change');
  await page.click('button[value=change]');
  assert.equal(await page.inputValue('#f-publication-minutes'), 'June 12, item 9.3');
  await page.click('#publication button');
  await page.click('button[value=declare]');
  assert.equal(page.url(), here);
  assert.match(await page.textContent('main'), /June 12, item 9\.3/);
  assert.ok(years.length > 2, 'of several years');
  await context.close();
});

test('a rule on differences says which figures were out before it', async () => {
  const { context, page } = await person(browser, 'designee', phone);
  await page.goto(`${address}/practices`);
  await page.click('main a[href="/report/rules"]');
  await page.click('#differences summary');
  await page.fill('#f-differences-threshold', '2.5');
  await page.fill('#f-differences-minutes', 'June 12, item 9.4');
  await look(page, 'differences');
  await page.click('#differences button');
  assert.match(await page.textContent('main'), /Figures were out before this rule/);
  await look(page, 'differences-change');
  await page.click('button[value=declare]');
  assert.match(await page.textContent('main'), /More than 2\.5 times as likely/);
  await look(page, 'declared');
  await context.close();
});

test('the Board reads the rules and an officer does not', async () => {
  const board = await person(browser, 'board', phone);
  await board.page.goto(here);
  assert.equal(await board.page.locator('main form').count(), 0);
  await look(board.page, 'board');
  await board.context.close();
  const officer = await person(browser, 'officer');
  assert.equal((await officer.page.goto(here)).status(), 403);
  await officer.context.close();
});

test('the rules have no violation of WCAG, light and dark', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const { context, page } = await person(browser, 'designee', { viewport: { width: 390, height: 900 }, bypassCSP: true, colorScheme });
    await page.goto(here);
    for (const form of ['publication', 'differences']) await page.click(`#${form} summary`);
    const examine = async (what) => {
      await page.setViewportSize({ width: 390, height: await page.evaluate(() => document.documentElement.scrollHeight) });
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(' | ')}`), [], `${what} (${colorScheme})`);
    };
    await examine('the forms');
    await page.click('#differences button');
    await examine('a refused form');
    await page.fill('#f-differences-minutes', 'Item 1');
    await page.click('#differences button');
    await examine('what would change');
    await context.close();
  }
});
