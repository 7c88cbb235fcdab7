// An import from the page: tried, looked at, written with a bar that moves, taken back. With JavaScript and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { address, launch, person } from './browser.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** A OneRoster export of one school and so many students; it touches only the students that it names. */
function roster(students, mark) {
  const manifest = 'propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.orgs,delta\nfile.users,delta\n';
  const orgs = `sourcedId,status,name,type\n${mark}-o,active,Imported Middle ${mark},school\n`;
  const rows = Array.from({ length: students }, (_, i) => `${mark}-${i},active,true,Given${i},Family${i},student,${mark}${i},07,${mark}-o`);
  const users = `sourcedId,status,enabledUser,givenName,familyName,role,identifier,grades,orgSourcedIds\n${rows.join('\n')}\n`;
  return { 'manifest.csv': manifest, 'orgs.csv': orgs, 'users.csv': users };
}

async function send(page, kind, files) {
  await page.goto(`${address}/import`);
  await page.locator(`[name=kind][value=${kind}]`).check();
  await page.setInputFiles('[name=files]', Object.entries(files).map(([name, text]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })));
  await page.getByRole('button', { name: 'Try it' }).click();
}

/** Waits until the job's page says what became of it: by itself, or by its link. */
async function ended(page) {
  for (let look = 0; look < 120; ++look) {
    if (!(await page.locator('job-progress').count())) return;
    await Promise.race([page.waitForEvent('load', { timeout: 5000 }).catch(() => {}), page.locator('main .chip:not(.info)').waitFor({ timeout: 5000 }).catch(() => {})]);
  }
  assert.fail('the job never ended');
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';

  test(`a roster of 3,000 students is tried, imported with a progress bar, and taken back, ${how}`, async () => {
    const { context, page } = await person(browser, 'designee', { javaScriptEnabled });
    const bars = [];
    page.on('response', async (response) => response.url().endsWith('/progress') && bars.push(await response.json().catch(() => null)));
    await send(page, 'roster', roster(3000, javaScriptEnabled ? 'js' : 'plain'));
    await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
    const job = page.url();
    await ended(page);
    assert.match(await page.textContent('main'), /Tried: ready to import/);
    const students = page.locator('tbody tr', { has: page.getByRole('rowheader', { name: 'Students', exact: true }) });
    assert.equal(await students.locator('td').first().textContent(), '3,000');
    await page.goto(`${address}/import`);
    assert.equal(await page.locator(`a[href="${new URL(job).pathname}"]`).count(), 0, 'nothing was written');

    await page.goto(job);
    const yes = page.getByRole('button', { name: 'Import', exact: true });
    await yes.click();
    await yes.waitFor({ state: 'detached' });
    const under_way = await page.content();
    if (under_way.includes('<job-progress')) {
      assert.match(under_way, /<progress[^>]* aria-label="How far it is"/);
      if (!javaScriptEnabled) assert.match(under_way, /http-equiv="refresh"[\s\S]*See how far it is/);
    }
    await ended(page);
    assert.match(await page.textContent('main'), /Imported/);
    if (javaScriptEnabled && bars.length) assert.ok(bars.some((b) => b && b.total > 0), 'the bar knew how far it was');

    await page.getByRole('link', { name: 'Take it back' }).click();
    await page.waitForURL(/\/import\/undo\//);
    assert.match(await page.textContent('main'), /withdrawn/);
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.waitForURL(/\/import$/);
    const row = page.locator('tbody tr', { has: page.locator(`a[href="${new URL(job).pathname}"]`) });
    assert.match(await row.textContent(), /Taken back/);
    await context.close();
  });

  test(`every row in error is named at once, on the page and as CSV, ${how}`, async () => {
    const { context, page } = await person(browser, 'designee', { javaScriptEnabled });
    const template = await page.request.get(`${address}/import/template/calls`);
    const [header, example] = (await template.text()).split('\r\n');
    const wrong = [example.replace(/[^,]*$/, 'nonsense'), example.replace(/^[^,]*/, 'No Such School')];
    const rows = Array.from({ length: 300 }, (_, i) => wrong[i % 2]);
    await send(page, 'calls', { 'calls.csv': `${header}\r\n${rows.join('\r\n')}\r\n` });
    await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
    await ended(page);
    assert.match(await page.textContent('main'), /rows are in error\. Nothing was written/);
    assert.equal(await page.getByRole('button', { name: 'Import', exact: true }).count(), 0);
    const csv = await page.request.get(address + (await page.getByRole('link', { name: 'Download all errors as CSV' }).getAttribute('href')));
    assert.match(csv.headers()['content-disposition'], /errors\.csv/);
    const lines = (await csv.text()).trim().split('\r\n');
    assert.equal(lines[0], 'file,line,column,problem');
    assert.ok(lines.length > 300, `${lines.length} lines for 300 rows`);
    await context.close();
  });
}

test('an import without files or kind keeps what was chosen and says what is missing', async () => {
  const { context, page } = await person(browser, 'designee');
  await page.goto(`${address}/import`);
  await page.locator('[name=kind][value=roster]').check();
  await page.getByRole('button', { name: 'Try it' }).click();
  assert.match(await page.textContent('.errsum'), /Choose the files/);
  assert.ok(await page.locator('[name=kind][value=roster]').isChecked());
  await context.close();
});

test('a job that nobody started is not found', async () => {
  const { context, page } = await person(browser, 'designee');
  const response = await page.goto(`${address}/import/00000000-0000-7000-8000-000000000000`);
  assert.equal(response.status(), 404);
  await context.close();
});
