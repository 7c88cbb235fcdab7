// The PDF of a released edition, opened with poppler: tagged, with headings, table headers that say what they head, words
// for every drawing, its fonts inside, its language told, edition and seal below each sheet.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { address } from './browser.mjs';

const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
let folder, edition;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'accord-pdf-'));
  edition = (await (await fetch(`${address}/public/editions.json`)).json()).editions.find((each) => each.period.span === 'year');
});
after(() => rmSync(folder, { recursive: true }));

for (const [language, title] of [['en', 'Student contacts with school officers'], ['es', 'Contactos de estudiantes con oficiales escolares']]) {
  test(`the PDF in ${language} is a document that a screen reader reads`, async () => {
    const response = await fetch(`${address}/${language}${edition.page}/report.pdf`);
    assert.equal(response.status, 200);
    const pdf = Buffer.from(await response.arrayBuffer());
    const file = join(folder, `${language}.pdf`);
    writeFileSync(file, pdf);

    const info = run('pdfinfo', file);
    assert.match(info, /Tagged: +yes/);
    assert.match(info, new RegExp(`Title: +${title}`));
    assert.match(info, /JavaScript: +no/);
    const pages = Number(/Pages: +(\d+)/.exec(info)[1]);

    const structure = run('pdfinfo', '-struct-text', file);
    for (const tag of ['H1', 'H2', 'Table', 'Caption', 'TR', 'TH', 'TD', 'P', 'L', 'LI']) assert.match(structure, new RegExp(`^ *${tag}\\b`, 'm'), tag);
    assert.ok(structure.match(/\/Scope \/Column/g).length > 20, 'heads of columns');
    assert.ok(structure.match(/\/Scope \/Row/g).length > 20, 'heads of rows');
    assert.ok(structure.match(/\/Headers \[/g).length > 100, 'cells name their heads');

    const raw = pdf.toString('latin1');
    assert.match(raw, new RegExp(`/Lang \\(${language}\\)`));
    const figures = raw.match(/\/S \/Figure/g).length;
    assert.equal(raw.match(/\/Alt [(<]/g).length, figures, 'each drawing says in words what it shows');
    assert.doesNotMatch(raw, /file:\/\/|127\.0\.0\.1/, 'nothing of the machine that printed it');

    const fonts = run('pdffonts', file).trim().split('\n').slice(2);
    assert.ok(fonts.length > 0);
    for (const font of fonts) assert.match(font, / yes yes yes /, `embedded, a subset, with its letters: ${font}`);

    const text = run('pdftotext', '-layout', file, '-');
    const seal = edition.sha256.slice(0, 16);
    assert.equal(text.split(seal).length - 1 >= pages, true, 'the seal stands below each sheet');
    assert.match(text, new RegExp(`1 / ${pages}`));
    // The drawings hold no flat picture: text and lines stay sharp and small.
    assert.equal(run('pdfimages', '-list', file).trim().split('\n').length, 2);
    assert.ok(pdf.length < 2 << 20, `${pdf.length} bytes`);
  });
}
