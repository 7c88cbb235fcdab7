// The public pages in a real browser, signed out: three widths, both languages, without JavaScript, axe, weight and calm.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { address, launch } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env.ACCORD_SHOTS;
const widths = [320, 390, 1280];
const languages = ['en', 'es'];

let browser, paths;
before(async () => {
  browser = await launch();
  const index = await (await fetch(`${address}/public/editions.json`)).json();
  paths = ['/public', '/public/method', '/public/codebook', ...index.editions.map((edition) => edition.page)];
});
after(() => browser.close());

for (const language of languages) {
  for (const width of widths) {
    test(`the public pages in ${language} at ${width} px, without JavaScript`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: false });
      const page = await context.newPage();
      for (const path of paths) {
        const response = await page.goto(`${address}/${language}${path}`);
        assert.equal(response.status(), 200, path);
        assert.doesNotMatch(await response.text(), /\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)/i, `${path} carries inline style or script`);
        assert.equal(await page.getAttribute('html', 'lang'), language);
        if (shots) await page.screenshot({ path: `${shots}/public-${language}${path.replace(/[^a-z0-9]+/gi, '-')}-${width}.png`, fullPage: true });
      }
      await context.close();
    });
  }

  test(`the public pages in ${language} fit the window and meet WCAG, light and dark`, async () => {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ viewport: { width: 320, height: 900 }, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      for (const path of paths) {
        await page.setViewportSize({ width: 320, height: 900 });
        await page.goto(`${address}/${language}${path}`);
        const wide = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        assert.ok(wide[0] <= wide[1], `${path} is ${wide[0]} px wide in a window of ${wide[1]}`);
        await page.evaluate(axe);
        const found = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
        const told = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(' | ')}`);
        assert.deepEqual(told, [], `${path} (${colorScheme})`);
      }
      await context.close();
    }
  });
}

/** What a first visit brings over the network, and how much the page moves while it comes. */
async function visit(path) {
  const context = await browser.newContext({ viewport: { width: 390, height: 900 } });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  const received = new Map();
  network.on('Network.responseReceived', (event) => received.set(event.requestId, { url: event.response.url, bytes: 0 }));
  network.on('Network.loadingFinished', (event) => received.has(event.requestId) && (received.get(event.requestId).bytes = event.encodedDataLength));
  await page.addInitScript(() => {
    window.moved = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.moved += entry.value))).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(address + path, { waitUntil: 'networkidle' });
  const moved = await page.evaluate(() => window.moved);
  await context.close();
  const all = [...received.values()];
  const weight = (chosen) => chosen.reduce((sum, each) => sum + each.bytes, 0);
  return { requests: all.length, bytes: weight(all), withoutFonts: weight(all.filter((each) => !each.url.endsWith('.woff2'))), moved };
}

test('a public page is light: 100 KiB cold, 15 KiB without fonts, 8 requests, and nothing moves', async () => {
  for (const path of paths) {
    const seen = await visit(`/es${path}`);
    assert.ok(seen.bytes <= 100 * 1024, `${path}: ${seen.bytes} bytes`);
    assert.ok(seen.withoutFonts <= 15 * 1024, `${path}: ${seen.withoutFonts} bytes without fonts`);
    assert.ok(seen.requests <= 8, `${path}: ${seen.requests} requests`);
    // A font that comes late may shift a line by less than anybody sees (0.1 is what counts as good).
    assert.ok(seen.moved < 0.001, `${path} moved by ${seen.moved}`);
    if (process.env.ACCORD_SAY) console.log(path, seen);
  }
});

test('a reader comes from the list to a report, switches the language, and finds what is missing', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 900 }, javaScriptEnabled: false, locale: 'en-US' });
  const page = await context.newPage();
  await page.goto(`${address}/public`);
  assert.match(await page.textContent('main'), /It ended on .* and nothing was released/);
  await page.click('main table a');
  assert.match(await page.textContent('h1'), /Student contacts/);
  await page.click('header a[lang=es]');
  assert.match(page.url(), /\/es\/public\/report\//);
  assert.match(await page.textContent('h1'), /Contactos de estudiantes/);
  await page.click('.nav a');
  assert.match(page.url(), /\/es\/public$/);
  await context.close();
});
