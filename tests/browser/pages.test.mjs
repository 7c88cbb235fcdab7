// Every page that the table of addresses offers, for the person whose page it is: axe, width, content security policy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { address, launch, person } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env.ACCORD_SHOTS;
const pages = {
  designee: ['/', '/policy', '/policy?status=not_met', '/compare', '/requests?show=all', '/contacts', '/contacts?reason=fight&page=2', '/officers', '/officers/assign', '/staff-training', '/force-policies', '/agreements', '/report', '/report/editions', '/report/rules', '/practices', '/adopt', '/import', '/calendar', '/about', '/help'],
  principal: ['/', '/requests?show=all', '/contacts', '/staff-training', '/report'],
  teacher: ['/help', '/requests'],
  officer: ['/contacts/new', '/contacts', '/officers'],
  liaison: ['/', '/contacts', '/officers', '/force-policies', '/agreements'],
  board: ['/', '/policy', '/report', '/report/editions', '/report/rules'],
  auditor: ['/', '/policy', '/officers'],
  custodian: ['/', '/policy'],
};
const widths = [320, 390, 1280];

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** The address of the first link on a page that fits a pattern. */
async function linked(page, from, pattern) {
  await page.goto(address + from);
  const found = await page.$$eval('main a', (links, source) => links.map((a) => a.getAttribute('href')).find((h) => new RegExp(source).test(h)), pattern);
  assert.ok(found, `${from} links to ${pattern}`);
  return found;
}

async function examine(page, path) {
  const violations = [];
  page.on('console', (message) => message.text().includes('Content Security Policy') && violations.push(message.text()));
  page.on('pageerror', (error) => violations.push(String(error)));
  const response = await page.goto(address + path);
  assert.ok(response.status() < 400, `${path} answered ${response.status()}`);
  const markup = await response.text();
  assert.doesNotMatch(markup, /\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)/i, `${path} carries inline style or script`);
  const wide = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide[0] <= wide[1], `${path} is ${wide[0]} px wide in a window of ${wide[1]}`);
  assert.deepEqual(violations, [], path);
}

async function accessible(page, path) {
  // As tall as the page: a bar that sticks to the window's edge hides nothing that scrolling would not show.
  const { width } = page.viewportSize();
  await page.setViewportSize({ width, height: await page.evaluate(() => document.documentElement.scrollHeight) });
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  const told = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(' | ')}`);
  assert.deepEqual(told, [], `${path} for everybody`);
}

for (const [login, paths] of Object.entries(pages)) {
  for (const width of widths) {
    test(`the pages of ${login} at ${width} px`, async () => {
      // The content security policy forbids what axe does to itself; it is tested in the visits before.
      const { context, page } = await person(browser, login, { viewport: { width, height: 900 }, bypassCSP: false });
      const all = [...paths];
      if (login === 'designee') all.push(await linked(page, '/policy', '^/policy/P-'), await linked(page, '/contacts', '^/contacts/[0-9a-f]'), await linked(page, '/requests?show=all', '^/requests/[0-9a-f]'), await linked(page, '/adopt', '^/adopt/'));
      if (login === 'designee') all.push(`${all.find((path) => /^\/contacts\/[0-9a-f]/.test(path))}/correct`);
      for (const path of all) {
        await examine(page, path);
        if (shots) await page.screenshot({ path: `${shots}/${login}-${path.replace(/[^a-z]+/gi, '-')}-${width}.png`, fullPage: true });
      }
      await context.close();
    });
  }
  test(`the pages of ${login} have no violation of WCAG, light and dark`, async () => {
    for (const colorScheme of ['light', 'dark']) {
      const { context, page } = await person(browser, login, { viewport: { width: 390, height: 900 }, bypassCSP: true, colorScheme });
      for (const path of paths) {
        await page.setViewportSize({ width: 390, height: 900 });
        await page.goto(address + path);
        await accessible(page, `${path} (${colorScheme})`);
      }
      await context.close();
    }
  });
}

test('what belongs to one role is refused to another', async () => {
  const { context, page } = await person(browser, 'teacher');
  for (const path of ['/contacts', '/report', '/import', '/adopt', '/contacts/new', '/officers']) {
    const response = await page.goto(address + path);
    assert.equal(response.status(), 403, path);
  }
  await context.close();
  const stranger = await browser.newContext();
  const visit = await stranger.newPage();
  await visit.goto(`${address}/contacts`);
  assert.match(visit.url(), /sign-in/);
  await stranger.close();
});
