// The acts of the day, each by the person whose act it is, with JavaScript and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { address, launch, person } from './browser.mjs';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function choose(page, name, value) {
  const input = page.locator(`[name="${name}"][value="${value}"]`);
  await input.evaluate((e) => e.closest('details')?.setAttribute('open', ''));
  await input.evaluate((e) => e.checked || e.click());
}

/** The typical contact of users.md: the taps an officer makes. */
async function logContact(page, change = async () => {}) {
  await page.goto(`${address}/contacts/new`);
  if (await page.evaluate(() => customElements.get('draft-form') !== undefined).catch(() => false)) await page.locator('draft-form[data-ready]').waitFor();
  await choose(page, 'origin', 'officer_saw');
  await choose(page, 'reason', 'fight');
  await choose(page, 'student', 'unknown');
  await choose(page, 'actions', 'deescalated');
  await choose(page, 'actions', 'none_of_these');
  await choose(page, 'outcome', 'back_to_class');
  await choose(page, 'administrator_consulted', 'yes');
  await choose(page, 'parent_told', 'yes');
  await change(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
}

/** Logs a contact and waits for its page; gives the page's path. */
async function loggedContact(page, change) {
  await logContact(page, change);
  await page.waitForURL(/saved=now/);
  return new URL(page.url()).pathname;
}

/** A contact in which an officer took hold of somebody. */
async function withForce(page) {
  await choose(page, 'actions', 'none_of_these'); // taken back
  await page.locator('[name=actions][value=none_of_these]').evaluate((e) => e.checked && e.click());
  await choose(page, 'actions', 'other_force');
  await choose(page, 'force_type', 'physical');
  await choose(page, 'injury', 'none');
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';

  test(`a teacher asks for help and the policy answers, ${how}`, async () => {
    const { context, page } = await person(browser, 'teacher', { ...phone, javaScriptEnabled });
    await page.goto(`${address}/help`);
    await choose(page, 'urgency', 'not_now');
    await choose(page, 'reason', 'school_rule');
    await page.fill('[name=place]', 'Room 12');
    await page.getByRole('button', { name: 'Send' }).click();
    assert.match(await page.textContent('.answer'), /An administrator comes/);
    assert.ok((await page.textContent('.answer blockquote')).length > 40, 'the sentence of the policy is quoted');
    await page.getByRole('link', { name: 'See how it ends' }).click();
    assert.match(page.url(), /\/requests\/[0-9a-f-]{36}$/);
    await context.close();
  });

  test(`an emergency is never sent back to the form, ${how}`, async () => {
    const { context, page } = await person(browser, 'teacher', { javaScriptEnabled });
    await page.goto(`${address}/help`);
    await choose(page, 'urgency', 'now');
    await page.getByRole('button', { name: 'Send' }).click();
    assert.match(await page.textContent('.answer'), /An officer comes at once/);
    assert.match(await page.textContent('.answer'), /You gave no place: say by radio where you are/);
    await page.goto(`${address}/help`);
    await choose(page, 'urgency', 'now');
    await page.fill('[name=place]', 'number 123-45-6789');
    await page.getByRole('button', { name: 'Send' }).click();
    assert.match(await page.textContent('.answer'), /Your place was not kept: say by radio where you are/);
    await context.close();
    const officer = await person(browser, 'officer', { javaScriptEnabled });
    await officer.page.goto(`${address}/requests`);
    assert.match(await officer.page.textContent('tbody tr:first-child'), /Place not given[^]*Danger now/, 'danger stands first');
    await officer.context.close();
  });

  test(`the principal decides otherwise only with a reason, ${how}`, async () => {
    const asked = await person(browser, 'teacher', { javaScriptEnabled });
    await asked.page.goto(`${address}/help`);
    await choose(asked.page, 'urgency', 'not_now');
    await choose(asked.page, 'reason', 'school_rule');
    await asked.page.fill('[name=place]', 'Gym');
    await asked.page.getByRole('button', { name: 'Send' }).click();
    const path = await asked.page.getByRole('link', { name: 'See how it ends' }).getAttribute('href');
    const { context, page } = await person(browser, 'principal', { javaScriptEnabled });
    await page.goto(address + path);
    await choose(page, 'decision', 'officer');
    await page.getByRole('button', { name: 'Decide' }).click();
    assert.match(await page.textContent('.errsum'), /say why/i);
    await choose(page, 'decision', 'officer');
    await page.fill('[name=reason]', 'It turned into a fight');
    await page.getByRole('button', { name: 'Decide' }).click();
    await choose(page, 'decision', 'counselor');
    await page.fill('[name=reason]', 'x');
    await page.getByRole('button', { name: 'Decide' }).click();
    assert.match(await page.textContent('.errsum'), /three words/);
    assert.equal(await page.inputValue('[name=reason]'), 'x', 'what was typed is kept');
    await page.fill('[name=reason]', 'A student needs to be listened to');
    await page.getByRole('button', { name: 'Decide' }).click();
    assert.match(await page.textContent('main'), /Decided before[^]*An officer comes at once[^]*It turned into a fight/);
    await choose(page, 'result', 'The officer handled it');
    await page.getByRole('button', { name: 'Close' }).click();
    await asked.page.goto(address + path);
    assert.match(await asked.page.textContent('main'), /The officer handled it/);
    await asked.context.close();
    await context.close();
  });

  test(`an officer logs a contact on a phone, ${how}`, async () => {
    const { context, page } = await person(browser, 'officer', { ...phone, javaScriptEnabled });
    await loggedContact(page);
    assert.match(await page.textContent('.receipt'), /^C-[0-9a-f]{6}$/);
    const words = await page.textContent('main');
    assert.doesNotMatch(words, /Hispanic|African American|English learner|IEP/, 'no demographic is shown');
    await context.close();
  });

  test(`a contact with questions left open shows them all and keeps what was typed, ${how}`, async () => {
    const { context, page } = await person(browser, 'officer', { ...phone, javaScriptEnabled });
    await page.goto(`${address}/contacts/new`);
    await choose(page, 'reason', 'fight');
    await page.fill('[name=police_report]', '26-1042');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const links = await page.locator('.errsum a').all();
    assert.ok(links.length >= 3);
    for (const link of links) assert.equal(await page.locator(await link.getAttribute('href')).count(), 1, await link.textContent());
    assert.ok(await page.locator('[name=reason][value=fight]').isChecked());
    assert.equal(await page.inputValue('[name=police_report]'), '26-1042');
    await context.close();
  });

  test(`a contact is corrected with a reason, both versions stay, and the review of force opens again, ${how}`, async () => {
    const officer = await person(browser, 'officer', { ...phone, javaScriptEnabled });
    const path = await loggedContact(officer.page, withForce);
    await officer.context.close();

    const liaison = await person(browser, 'liaison', { javaScriptEnabled });
    await liaison.page.goto(address + path);
    assert.equal(await liaison.page.getByRole('link', { name: 'Correct this record' }).count(), 0);
    await liaison.page.getByRole('button', { name: 'Record my review' }).click();
    await liaison.page.waitForURL(/saved=reviewed/);
    assert.match(await liaison.page.textContent('main'), /Reviewed .* by Sgt\. Dang/);

    const { context, page } = await person(browser, 'designee', { javaScriptEnabled });
    await page.goto(address + path);
    await page.getByRole('link', { name: 'Correct this record' }).click();
    assert.ok(await page.locator('[name=reason][value=fight]').isChecked(), 'what is on file is filled in');
    assert.ok(await page.locator('[name=force_type][value=physical]').isChecked());
    assert.ok(await page.locator('[name=student][value=unknown]').isChecked());
    assert.match(await page.inputValue('[name=time]'), /^\d\d:\d\d$/);

    await choose(page, 'injury', 'student');
    await page.fill('[name=police_report]', '26-77');
    await page.getByRole('button', { name: 'Save the correction' }).click();
    assert.match(await page.textContent('.errsum'), /Say why it is corrected/);
    assert.equal(await page.locator(await page.locator('.errsum a').getAttribute('href')).count(), 1);
    assert.equal(await page.inputValue('[name=police_report]'), '26-77', 'what was typed is kept');
    assert.ok(await page.locator('[name=injury][value=student]').isChecked());

    await page.fill('[name=amended_because]', 'A bruise was found in the afternoon');
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await page.waitForURL(/saved=corrected/);
    const words = await page.textContent('main');
    assert.match(words, /Waits for its review/);
    assert.match(words, /Open again: on .* Sgt\. Dang reviewed other facts \(Physical control\. Hurt: Nobody hurt\)/);
    assert.match(words, /Corrected .* by D\. Whitfield/);
    assert.match(words, /A bruise was found in the afternoon/);
    assert.match(await page.textContent('.versions ins'), /A student|26-77/);
    await page.locator('.versions summary').first().click();
    assert.match(await page.textContent('.versions li:last-child'), /Recorded .* by Officer Reyes/);
    assert.match(await page.textContent('.versions li:last-child dl'), /Nobody hurt, reviewed/);

    await liaison.page.goto(address + path);
    await liaison.page.getByRole('button', { name: 'Record my review' }).click();
    await liaison.page.waitForURL(/saved=reviewed/);
    assert.doesNotMatch(await liaison.page.textContent('main'), /Open again/);
    await liaison.context.close();
    await context.close();
  });

  test(`a correction that another overtook is not saved over it, ${how}`, async () => {
    const officer = await person(browser, 'officer', { javaScriptEnabled });
    const path = `${await loggedContact(officer.page)}/correct`;
    await officer.page.goto(address + path);
    const { context, page } = await person(browser, 'designee', { javaScriptEnabled });
    await page.goto(address + path);
    for (const [who, outcome] of [[page, 'warning'], [officer.page, 'arrest']]) {
      await choose(who, 'outcome', outcome);
      await who.fill('[name=amended_because]', 'It ended otherwise');
      await who.getByRole('button', { name: 'Save the correction' }).click();
    }
    await page.waitForURL(/saved=corrected/);
    assert.match(await officer.page.textContent('.errsum'), /Somebody corrected this record/);
    assert.ok(await officer.page.locator('[name=outcome][value=arrest]').isChecked());
    await officer.context.close();
    await context.close();
  });

  test(`immigration words are stopped by the server, ${how}`, async () => {
    const { context, page } = await person(browser, 'officer', { javaScriptEnabled });
    await logContact(page, async (p) => {
      await p.locator('[name=note]').evaluate((e) => e.closest('details').setAttribute('open', ''));
      await p.fill('[name=note]', 'Asked whether the family is undocumented');
    });
    assert.match(await page.textContent('.errsum'), /immigration|citizenship/i);
    await context.close();
  });

  test(`a student is found by three letters and shown by initials and grade, ${how}`, async () => {
    const { context, page } = await person(browser, 'officer', { javaScriptEnabled });
    await page.goto(`${address}/contacts/new`);
    await page.fill('[name=student_search]', 'zzzz');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('No student of this school matches').first().waitFor();
    for (const letters of ['r kelp', 'a walnut', 's osprey', 'ja bramble', 'c yarrow', 'm jasper']) {
      await page.fill('[name=student_search]', letters);
      const answered = javaScriptEnabled ? page.waitForResponse(/\/students/) : page.waitForNavigation();
      await page.getByRole('button', { name: 'Find' }).click();
      await answered;
      if (await page.locator('[name=student]:not([value=unknown])').count()) break;
    }
    const label = await page.locator('label:has([name=student]:not([value=unknown]))').first().textContent();
    assert.match(label, /^\S+ \S+, grade \w+$/);
    await context.close();
  });
}

test('a draft survives a closed page and is gone once saved', async () => {
  const { context, page } = await person(browser, 'officer');
  await page.goto(`${address}/contacts/new`);
  await page.locator('draft-form[data-ready]').waitFor();
  await page.fill('[name=police_report]', '26-7');
  await page.getByText('Kept on this device').waitFor();
  await page.goto(`${address}/contacts`);
  await page.goto(`${address}/contacts/new`);
  await page.locator('draft-form[data-ready]').waitFor();
  assert.equal(await page.inputValue('[name=police_report]'), '26-7');
  await loggedContact(page);
  await page.waitForLoadState('networkidle');
  await page.goto(`${address}/contacts/new`);
  await page.locator('draft-form[data-ready]').waitFor();
  assert.equal(await page.inputValue('[name=police_report]'), '');
  await context.close();
});

test('a document is read, reviewed, confirmed and put in force', async () => {
  const { context, page } = await person(browser, 'designee');
  await page.goto(`${address}/adopt`);
  await page.fill('[name=pasted]', 'MADE-UP DISTRICT\n\nBoard Policy\n\nCampus Officers\n\nOfficers shall not take part in student discipline.\n\nThe mascot shall wave at every parade with both of its paws.\n\nADOPTED: May 4, 2020\n');
  await page.getByRole('button', { name: 'Read it' }).click();
  assert.match(page.url(), /\/adopt\/[0-9a-f-]{36}/);
  await page.getByRole('button', { name: /^Confirm: every/ }).click();
  assert.match(await page.textContent('.errsum'), /not settled/);
  for (let open = 0; open < 5; ++open) {
    const form = page.locator('article:has(.chip.warn) form').first();
    if (!(await form.count())) break;
    const discipline = (await page.locator('article:has(.chip.warn) blockquote').first().textContent()).includes('discipline');
    await form.locator('select').selectOption(discipline ? 'duties.no-discipline' : 'not-a-control');
    await form.locator('[name=reason]').fill(discipline ? '' : 'About a mascot');
    await form.getByRole('button').click();
  }
  await page.getByRole('button', { name: /^Confirm: every/ }).click();
  await page.fill('[name=from]', '2020-05-04');
  await page.getByRole('button', { name: 'Put in force' }).click();
  assert.match(page.url(), /\/policy$/);
  await context.close();
});

test('words that a document leaves open are chosen by a person, without JavaScript, and are seen on the policy', async () => {
  const { context, page } = await person(browser, 'designee', { javaScriptEnabled: false, viewport: { width: 320, height: 720 } });
  await page.goto(`${address}/adopt`);
  const marker = `Hat${Math.random().toString(36).slice(2, 8)}`;
  await page.fill('[name=pasted]', `MADE-UP DISTRICT\n\nBoard Policy\n\nCampus Officers\n\nThe mission and purpose are calm.\n\nOfficers shallmay not take part in student discipline at [name of ${marker} district].\n\nADOPTED: May 4, 2020\n`);
  await page.getByRole('button', { name: 'Read it' }).click();
  const draft = page.url();
  assert.match(draft, /\/adopt\/[0-9a-f-]{36}/);
  assert.deepEqual(await page.$$eval('.passage mark', (all) => all.map((e) => e.textContent)), ['shallmay', `[name of ${marker} district]`]);
  assert.equal(await page.locator('.passage input:checked').count(), 0, 'nothing is chosen beforehand');
  assert.equal(await page.getByRole('button', { name: /^Confirm: every/ }).count(), 0);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no sideways scroll');

  const [change, blank] = await page.locator('.passage').all();
  await change.getByText('Other words').click();
  await blank.getByText('It is filled in').click();
  await blank.locator('input[type=text]').fill('<b>Mill</b> & "River"');
  await page.getByRole('button', { name: 'These are the words' }).click();
  assert.match(await page.textContent('.errsum'), /Type the words as the Board adopted them/);
  for (const link of await page.locator('.errsum a').all()) assert.equal(await page.locator(await link.getAttribute('href')).count(), 1);
  assert.equal(await page.locator('.passage').nth(1).locator('input[type=text]').inputValue(), '<b>Mill</b> & "River"', 'what was typed stays');

  await page.locator('.passage').nth(0).getByText('“shall”').click();
  await page.getByRole('button', { name: 'Save and go on later' }).click();
  await page.goto(draft);
  assert.equal(await page.locator('h2', { hasText: 'Review' }).count(), 0);
  assert.equal(await page.locator('mark b').count(), 0);
  await page.getByText('The words of 2 passages were chosen').click();
  assert.match(await page.textContent('main'), /“shall” was chosen: the document runs “shall” and “may” together\. Chosen by /);
  const rule = page.locator('article', { hasText: 'student discipline' }).first();
  assert.equal(await rule.locator('blockquote').textContent(), 'Officers shall not take part in student discipline at <b>Mill</b> & "River".');
  await rule.locator('select').first().selectOption('duties.no-discipline');
  await rule.getByRole('button').first().click();
  for (let open = 0; open < 5; ++open) {
    const form = page.locator('article:has(.chip.warn) form').first();
    if (!(await form.count())) break;
    await form.locator('select').selectOption('not-a-control');
    await form.locator('[name=reason]').fill('It says what the policy is for');
    await form.getByRole('button').click();
  }
  await page.getByRole('button', { name: /^Confirm: every/ }).click();
  await page.fill('[name=from]', '2020-05-05');
  await page.getByRole('button', { name: 'Put in force' }).click();
  assert.match(page.url(), /\/policy$/);
  const original = await page.request.get(`${draft}/document`);
  assert.match(await original.text(), /Officers shallmay not take part/);
  await context.close();
});

test('every form of the agreements has its own problems at its own fields', async () => {
  const { context, page } = await person(browser, 'designee', { javaScriptEnabled: false });
  await page.goto(`${address}/agreements`);
  const draft = page.locator('form[action="/agreements"]');
  await page.getByText('Draft another agreement').click();
  await draft.getByRole('button', { name: 'Record' }).click();
  assert.match(await page.textContent('.errsum'), /Name the agreement/);
  await draft.locator('[name=title]').fill('Agreement for a third officer');
  await draft.getByRole('button', { name: 'Record' }).click();
  const card = page.locator('section', { has: page.getByRole('heading', { name: 'Agreement for a third officer' }) });
  assert.match(await card.textContent(), /Draft/);
  await card.getByText("Record the Board's approval").click();
  await card.locator('form[action$="/approve"]').getByRole('button').click();
  await page.locator('.errsum li').nth(1).waitFor();
  for (const link of await page.locator('.errsum a').all()) assert.equal(await page.locator(await link.getAttribute('href')).count(), 1);
  const twice = await page.$$eval('[id]', (all) => all.map((e) => e.id).filter((id, i, ids) => ids.indexOf(id) !== i));
  assert.deepEqual(twice, [], 'no id stands twice');
  const term = card.locator('form[action$="/term"]').first();
  await term.locator('[name=passage]').fill('Section 4, page 3');
  await term.getByRole('button', { name: 'Tie' }).click();
  await card.getByText('Section 4, page 3').waitFor();
  await context.close();
});

test('what staff were told is recorded and corrected from the provision that asks for it', async () => {
  const { context, page } = await person(browser, 'designee', { javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
  await page.goto(`${address}/policy`);
  await page.getByRole('link', { name: 'School staff trained in the officer' }).first().click();
  await page.getByRole('link', { name: 'Record training of school staff' }).click();
  const form = page.locator('form[action="/staff-training"]');
  await form.locator('[name=provider]').fill('Office of the test');
  await form.getByRole('button', { name: 'Record' }).click();
  assert.equal(await page.locator('.errsum li').count(), 3, 'the day and two numbers at once');
  assert.equal(await form.locator('[name=provider]').inputValue(), 'Office of the test');
  await form.locator('[name=school]').selectOption({ index: 1 });
  await form.locator('[name=held_on]').fill('2025-09-02');
  await form.locator('[name=attended]').fill('18');
  await form.locator('[name=expected]').fill('20');
  await form.getByRole('button', { name: 'Record' }).click();
  const row = page.locator('tr', { hasText: 'Office of the test' });
  assert.match(await row.textContent(), /18 of 20/);
  await row.getByRole('link', { name: /^Correct/ }).click();
  assert.equal(await page.inputValue('[name=attended]'), '18');
  await page.fill('[name=attended]', '19');
  await page.getByRole('button', { name: 'Record' }).click();
  assert.match(await page.locator('tr', { hasText: 'Office of the test' }).textContent(), /19 of 20/);
  await context.close();
});

test('a break of the school calendar is recorded as one and taken back as one', async () => {
  const { context, page } = await person(browser, 'designee', { javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
  await page.goto(`${address}/calendar`);
  const form = page.locator('form[action="/calendar/closed"]');
  await form.getByRole('button', { name: 'Record' }).click();
  assert.equal(await page.locator('.errsum li').count(), 2);
  await form.locator('[name=name]').fill('Test break');
  await form.locator('[name=from]').fill('2027-05-06');
  await form.locator('[name=until]').fill('2027-05-11');
  await form.getByRole('button', { name: 'Record' }).click();
  const row = page.locator('tr', { hasText: 'Test break' });
  assert.match(await row.textContent(), /May 6, 2027 – May 11, 2027/);
  await row.getByRole('button', { name: /^Take back/ }).click();
  assert.equal(await page.locator('tr', { hasText: 'Test break' }).count(), 0);
  await context.close();
});

test('the officer sees the own contacts alone', async () => {
  const { context, page } = await person(browser, 'officer');
  await page.goto(`${address}/contacts`);
  const officers = new Set(await page.$$eval('tbody tr td:nth-child(3)', (cells) => cells.map((c) => c.textContent)));
  assert.ok(officers.size <= 1, [...officers].join(', '));
  await context.close();
});

test('a form that comes without its secret is refused', async () => {
  const { context, page } = await person(browser, 'teacher');
  const response = await page.request.post(`${address}/help`, { form: { urgency: 'now' } });
  assert.equal(response.status(), 403);
  await context.close();
});
