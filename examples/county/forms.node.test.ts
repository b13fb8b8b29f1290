import { readdirSync, readFileSync } from 'node:fs';
import { importXlsForm } from '@civickit/adapters/forms/xlsform';
import { checkFormDefinition, openForm, parseFormDefinition } from '@civickit/core/forms';
import { loadFormWords, toHtml } from '@civickit/core/forms/derived';
import { expect, test } from 'vitest';

const folder = new URL('forms/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'index.json');
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

test('the index names every form once', () => {
  const { forms } = read('index.json') as { readonly forms: readonly string[] };
  expect(files).toHaveLength(4);
  expect([...forms].sort()).toEqual(files);
});

test('the booking of a hall is what its spreadsheet says, and nothing of that is lost', async () => {
  const bytes = readFileSync(new URL('hall-booking.csv', folder));
  const { definition, report } = await importXlsForm(bytes, { url: 'hall-booking.csv' });
  expect(read('hall-booking.json')).toEqual(definition);
  expect(report.filter(({ kind }) => kind !== 'lossless')).toEqual([]);
});

test('each hall has its own parts of the day', () => {
  const form = openForm(parseFormDefinition(read('hall-booking.json')));
  // Nothing could be chosen yet.
  expect(form.shows('part')).toBe(false);
  const offered = (hall: string) => {
    form.set('hall', hall);
    return form.options('part').map(({ value }) => value);
  };
  expect(offered('small')).toEqual(['small-am', 'small-pm']);
  expect(offered('square')).toEqual(['square-evening']);
});

test.each(files)('%s can be published: nothing is wrong, and every text is there in both languages', (name) => {
  expect(checkFormDefinition(read(name))).toMatchObject({ errors: [], warnings: [] });
});

const pages = files.flatMap((name) => [
  { name, lang: 'zh-Hans', page: name.replace('.json', '.html') },
  { name, lang: 'en', page: name.replace('.json', '-en.html') },
]);

test.each(pages)('$page holds the form as plain HTML, as `civickit render form` writes it now', async ({ name, lang, page: file }) => {
  const page = readFileSync(new URL(`inner/${file}`, import.meta.url), 'utf8');
  const html = toHtml(parseFormDefinition(read(name)), { words: await loadFormWords(lang), lang, action: '/forms/send' });
  expect(/<!-- civickit:form .+? -->\s*([\s\S]+)\s*<!-- \/civickit:form -->/.exec(page)?.[1]?.trim()).toBe(html.trim());
});

test('of the allowance the income of each person is worked out, and papers are asked for by what was answered', () => {
  const form = openForm(parseFormDefinition(read('minimum-living-allowance.json')));
  form.set('ownIncome', 6000);
  form.set('benefits', 100);
  form.set('livesAlone', false);
  const member = form.add('members');
  form.set(`members/${member}/born`, '1990-01-01');
  form.set(`members/${member}/work`, 'casual');
  form.set(`members/${member}/income`, 12_000);
  expect(form.get('monthlyEach')).toBe(800);
  expect(form.shows('medical')).toBe(false);
  form.set('reasons', ['illness']);
  expect(form.shows('medical')).toBe(true);
  form.set('town', 'luying');
  expect(form.options('village').map(({ value }) => value)).toEqual(['luming', 'qingfeng']);
});
