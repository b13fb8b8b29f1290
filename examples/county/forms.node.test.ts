import { readdirSync, readFileSync } from 'node:fs';
import { checkFormDefinition, openForm, parseFormDefinition } from '@civickit/core/forms';
import { expect, test } from 'vitest';

const folder = new URL('forms/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

test('the county has forms', () => {
  expect(files).toEqual(expect.arrayContaining(['minimum-living-allowance.json', 'noise-complaint.json', 'rental-registration.json']));
});

test.each(files)('%s can be published: nothing is wrong, and every text is there in both languages', (name) => {
  expect(checkFormDefinition(read(name))).toMatchObject({ errors: [], warnings: [] });
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
