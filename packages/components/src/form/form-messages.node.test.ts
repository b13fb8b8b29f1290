import { type Answers, type FormDefinition, localText, openForm, parseFormDefinition, questionsOf } from '@civickit/core/forms';
import { expect, test } from 'vitest';
import { Formatter } from '../i18n/formatter.js';
import { loadIssueTeller } from './form-messages.js';
import { formLoaders, type FormTexts } from './form-texts.js';
import { en } from './texts/en.js';

const definition: FormDefinition = parseFormDefinition({
  format: 'civic-form/1',
  id: 'list',
  version: '1',
  title: 'T',
  pages: [
    {
      id: 'p',
      questions: [
        { id: 'title', type: 'text', label: { en: 'Name of the hall', 'zh-Hans': '场馆名称', ug: 'زالنىڭ ئىسمى' }, required: true },
        { id: 'where', type: 'text', label: { en: 'Where is it?', 'zh-Hans': '在哪里？', ug: 'قەيەردە؟' }, required: true },
        { id: 'mail', type: 'email', label: { en: 'E-mail address', 'zh-Hans': '电子邮箱', ug: 'ئېلخەت ئادرېسى' }, required: true },
        {
          id: 'people',
          type: 'repeat',
          label: { en: 'People', 'zh-Hans': '家庭成员', ug: 'ئائىلە ئەزالىرى' },
          itemLabel: { en: 'Person', 'zh-Hans': '成员', ug: 'ئەزا' },
          questions: [{ id: 'name', type: 'name', label: { en: 'Full name', 'zh-Hans': '全名', ug: 'تولۇق ئىسمى' }, required: true }],
        },
      ],
    },
  ],
});

test.each([
  [
    'en',
    ['Name of the hall: Enter an answer', 'Where is it: Enter an answer', 'Enter an e-mail address', 'Person 2: Full name: Enter a name'],
  ],
  ['zh-Hans', ['场馆名称：请填写', '在哪里：请填写', '请填写电子邮箱', '成员 2：全名：请填写姓名']],
  ['ug', ['زالنىڭ ئىسمى: جاۋاب يېزىڭ', 'قەيەردە: جاۋاب يېزىڭ', 'ئېلخەت ئادرېسىنى يېزىڭ', 'ئەزا 2: تولۇق ئىسمى: ئىسىم يېزىڭ']],
])('in a list of what is wrong, each line says what was asked, in %s', async (lang, told) => {
  const answers: Answers = { people: [{ $id: 'a', name: '王' }, { $id: 'b' }] };
  const session = openForm(definition, { answers });
  const texts: FormTexts = (await formLoaders[lang]?.()) ?? en;
  const tell = await loadIssueTeller(lang);
  const view = { texts, session, format: new Formatter(lang, 'UTC'), read: (text: never) => localText(text, lang) };
  const placeOf = (id: string) => questionsOf(definition).find(({ question }) => question.id === id);
  const lines = session.check().map((issue) => {
    const place = placeOf(issue.question);
    return tell.away(issue.path, tell.beside(issue, place?.question), place, view);
  });
  expect(lines).toEqual(told);
});
