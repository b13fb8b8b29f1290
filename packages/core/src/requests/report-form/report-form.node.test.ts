import { expect, test } from 'vitest';
import { openForm, parseFormDefinition } from '../../forms/index.js';
import type { FormDefinition } from '../../forms/definition/form-definition.js';
import type { NewServiceRequest } from '../new-service-request.js';
import type { RequestType } from '../request-type.js';
import { answersOfReport, reportForm, reportIds as ids, reportOf, type ReportFormOptions } from './index.js';

const type = (id: string, more: Partial<RequestType> = {}): RequestType => ({
  ref: { source: 'town', id },
  name: id,
  hasQuestions: false,
  ...more,
});
const types = [type('lamp', { hasQuestions: true, mayBePrivate: true }), type('thanks', { placeless: true, photoless: true }), type('fire', { instead: { reason: 'emergency', office: 'Fire', phone: '119' } })]; // prettier-ignore
const words = {
  title: 'Report',
  pages: { words: 'Words', type: 'Type', where: 'Where', questions: 'Questions', contact: 'Contact' },
  labels: { description: 'Words', photos: 'Photos', type: 'Type', where: 'Where', address: 'Address', isPrivate: 'Private', name: 'Name', phone: 'Phone', email: 'Mail' }, // prettier-ignore
  hints: {},
};
const questions: FormDefinition = {
  format: 'civic-form/1',
  id: 'lamp',
  version: '7',
  conditions: { dark: { '==': [{ var: 'state' }, 'dark'] } },
  pages: [
    {
      id: 'q',
      questions: [
        { type: 'choice', id: 'state', label: 'State', required: true, options: [{ value: 'dark', label: 'Dark' }] },
        { type: 'text', id: 'since', label: 'Since', showIf: { condition: 'dark' } },
      ],
    },
  ],
};
const sender = { media: { accept: ['image/*'], maxBytes: 1_000_000 }, mayBePrivate: true };
const make = (more: Partial<ReportFormOptions> = {}) => reportForm({ id: 'report.town', types, sender, words, ...more });
const pagesOf = ({ pages }: FormDefinition) => pages.map(({ id }) => id);

test('is a form like any other, whatever its type asks', () => {
  for (const form of [make(), make({ type: types[0], questions }), make({ type: types[1] }), make({ type: types[0], fixed: true })]) {
    expect(parseFormDefinition(structuredClone(form))).toEqual(form);
  }
});

test('asks what its type needs, and changes its version with it', () => {
  expect(pagesOf(make())).toEqual(['words', 'type', 'where', 'contact']);
  expect(pagesOf(make({ type: types[0], questions }))).toEqual(['words', 'type', 'where', 'own-1', 'contact']);
  expect(pagesOf(make({ type: types[1], fixed: true }))).toEqual(['words', 'contact']);
  const asked = (form: FormDefinition) => form.pages.flatMap((page) => page.questions.map(({ id }) => id));
  expect(asked(make({ type: types[1] }))).not.toContain(ids.photos);
  expect(asked(make({ sender: {} }))).not.toContain(ids.photos);
  expect(asked(make({ type: types[0] }))).toContain(ids.isPrivate);
  expect(asked(make({ type: types[0], sender: {} }))).not.toContain(ids.isPrivate);
  expect(new Set([make(), make({ type: types[0], questions }), make({ type: types[1] })].map(({ version }) => version)).size).toBe(3);
});

test('offers nothing that another office answers for', () => {
  const [, page] = make().pages;
  const [question] = page?.questions ?? [];
  expect(question?.type === 'choice' && question.options?.map(({ value }) => value)).toEqual(['lamp', 'thanks']);
});

test('tells types of two offices apart that have the same id', () => {
  const twins = [type('001'), { ...type('001'), ref: { source: 'other', id: '001' } }, type('002')];
  const question = make({ types: twins }).pages[1]?.questions[0];
  expect(question?.type === 'choice' && question.options?.map(({ value }) => value)).toEqual(['town/001', 'other/001', '002']);
});

test('asks for no more files than the office takes', () => {
  const photos = (most?: number) => {
    const [, question] = make({ sender: { media: { ...sender.media, ...(most && { most }) } } }).pages[0]?.questions ?? [];
    return question?.type === 'file' && question.maxFiles;
  };
  expect([photos(), photos(1), photos(10)]).toEqual([5, 1, 5]);
});

test('needs a place, on the map or in words', () => {
  const session = openForm(make({ type: types[0] }), { answers: { [ids.description]: 'Dark', [ids.type]: 'lamp' }, zone: 'UTC' });
  expect(session.check().map(({ path }) => path)).toEqual([ids.where]);
  session.set(ids.address, 'Mill bridge');
  expect(session.check()).toEqual([]);
});

test('asks for what the office takes no report without', () => {
  const needing = make({ type: type('lamp', { needs: ['where', 'email'] }) });
  const session = openForm(needing, {
    answers: { [ids.description]: 'Dark', [ids.type]: 'lamp', [ids.address]: 'Mill bridge' },
    zone: 'UTC',
  });
  expect(session.check().map(({ path }) => path)).toEqual([ids.where, ids.email]);
  session.set(ids.where, { latitude: 26.5, longitude: 106.7 });
  session.set(ids.email, 'li@town.example');
  expect(session.check()).toEqual([]);
});

test('a filled-in form makes a report, and the report the form again', () => {
  const report: NewServiceRequest = {
    type: 'lamp',
    description: 'Dark since Monday',
    where: { latitude: 26.5, longitude: 106.7 },
    address: 'Mill bridge',
    answers: { state: 'dark', since: 'Monday' },
    contact: { name: 'Li', phone: '12345', email: 'li@town.example' },
    isPrivate: true,
    lang: 'en',
  };
  const session = openForm(make({ type: types[0], questions }), { answers: answersOfReport(report), zone: 'UTC' });
  expect(session.check()).toEqual([]);
  expect(reportOf(session.submission({ lang: 'en' }))).toEqual(report);
});

test('what is hidden is not sent, and what has parts goes as a line', () => {
  const answers = { [ids.type]: 'lamp', [ids.description]: 'Dark', home: { line: 'Mill 3', postcode: '550000' }, kinds: ['a', 'b'], [ids.photos]: [{ id: 'p', type: 'image/jpeg', size: 3 }] }; // prettier-ignore
  expect(reportOf({ answers })).toEqual({ type: 'lamp', description: 'Dark', answers: { home: 'Mill 3, 550000', kinds: ['a', 'b'] } });
  expect(reportOf({ answers: {} }, 'thanks')).toEqual({ type: 'thanks' });
});
