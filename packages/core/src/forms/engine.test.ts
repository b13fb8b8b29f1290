import { expect } from '@open-wc/testing';
import { testClock } from '../testing/test-clock.js';
import {
  acceptSubmission,
  type FormDefinition,
  loadFormMessages,
  messageOf,
  openForm,
  parseFormDefinition,
  readPhone,
  readResidentId,
  readSocialCreditCode,
} from './index.js';

const village = (value: string, town: string) => ({ value, label: value, fields: { town } });

const form = {
  format: 'civic-form/1',
  id: 'rent',
  version: '1',
  conditions: { renting: { '==': [{ var: 'home' }, 'rent'] } },
  lists: { villages: [village('x', 'a'), village('y', 'a'), village('z', 'b')] },
  pages: [
    {
      id: 'home',
      questions: [
        {
          id: 'home',
          type: 'choice',
          label: 'Home',
          required: true,
          options: [
            { value: 'own', label: 'Own' },
            { value: 'rent', label: 'Rent' },
          ],
        },
        { id: 'since', type: 'date', label: 'Since', showIf: { condition: 'renting' }, maximum: { today: [] } },
        { id: 'town', type: 'choice', label: 'Town', options: ['a', 'b'].map((value) => ({ value, label: value })) },
        { id: 'village', type: 'choice', label: 'Village', list: 'villages', filter: { '==': [{ option: 'town' }, { var: 'town' }] } },
        { id: 'email', type: 'email', label: 'E-mail' },
        { id: 'page', type: 'url', label: 'Page' },
        { id: 'plot', type: 'text', label: 'Plot', pattern: '^\\p{Lu}+$', maxLength: 3 },
      ],
    },
    {
      id: 'people',
      questions: [
        {
          id: 'members',
          type: 'repeat',
          label: 'Members',
          questions: [
            { id: 'income', type: 'decimal', label: 'Income' },
            { id: 'job', type: 'text', label: 'Job', required: true, showIf: { '>': [{ var: 'income' }, 0] } },
          ],
        },
        { id: 'total', type: 'calculation', value: { sum: { var: 'members.income' } } },
      ],
    },
  ],
};

const options = { clock: testClock('2026-03-04T17:00:00Z'), zone: 'Asia/Shanghai' };

function fillIn(definition: FormDefinition): void {
  const session = openForm(definition, options);
  expect(session.check().map(({ path, code }) => [path, code])).to.deep.equal([['home', 'required']]);
  expect(session.set('home', 'rent')).to.deep.equal({ shown: ['since'], hidden: [], calculated: [], options: [] });
  session.set('since', '2026-03-06');
  expect(session.check()).to.deep.equal([{ path: 'since', question: 'since', code: 'maximum', params: { limit: '2026-03-05' } }]);
  session.set('since', '2026-03-05');
  expect(session.set('town', 'a').options).to.deep.equal(['village']);
  session.set('village', 'y');
  expect(session.options('village').map(({ value }) => value)).to.deep.equal(['x', 'y']);
  session.set('town', 'b');
  session.set('email', '张三@例子.中国');
  session.set('page', 'https://例子.中国/路径');
  session.set('plot', 'ÄÖ𐐀');
  const id = session.add('members') ?? '';
  expect(session.set(`members/${id}/income`, '１,２００').shown).to.deep.equal([`members/${id}/job`]);
  expect(session.check()).to.deep.equal([{ path: `members/${id}/job`, question: 'job', code: 'required' }]);
  session.set(`members/${id}/job`, 'farmer');
  const answers = {
    home: 'rent',
    since: '2026-03-05',
    town: 'b',
    email: '张三@例子.中国',
    page: 'https://例子.中国/路径',
    plot: 'ÄÖ𐐀',
    members: [{ $id: id, income: 1200, job: 'farmer' }],
    total: 1200,
  };
  expect(session.submission()).to.deep.equal({ form: 'rent', version: '1', answers });
  expect(session.answers.village).to.equal('y');
  const sent = JSON.parse(JSON.stringify({ ...session.submission(), answers: { ...answers, village: 'y', total: 1 } })) as unknown;
  expect(acceptSubmission(definition, sent, options)).to.deep.equal({
    submission: session.submission(),
    issues: [],
    stripped: ['total', 'village'],
  });
}

/** What Prototype 1.6 and MooTools 1.4 do to arrays. */
function runOnOldPage(run: () => void): void {
  const patches = {
    entries(this: unknown[]) {
      return this.slice();
    },
    find(this: unknown[], test: (value: unknown, at: number) => boolean) {
      return this.filter(test)[0];
    },
  };
  const own = Object.keys(patches).map((name) => [name, Object.getOwnPropertyDescriptor(Array.prototype, name)] as const);
  try {
    Object.assign(Array.prototype, patches);
    run();
  } finally {
    for (const [name, was] of own) Object.defineProperty(Array.prototype, name, was ?? {});
  }
}

describe('the engine of forms in a browser', () => {
  it('opens a form, judges its answers, and accepts what is sent', () => {
    fillIn(parseFormDefinition(form));
  });

  it('does so in a page whose scripts have changed arrays', () => {
    runOnOldPage(() => {
      fillIn(parseFormDefinition(form));
    });
  });

  it('reads data elements as people type them', () => {
    expect(readResidentId('１１０１０５ 19491231-002x')).to.deep.equal({ value: '11010519491231002X' });
    expect(readSocialCreditCode('11511301 008778183n')).to.deep.equal({ value: '11511301008778183N' });
    expect(readPhone('（0870）212 3456 转 8')).to.deep.equal({ value: '0870-2123456-8' });
  });

  it('loads what is said of wrong answers in the language of the reader', async () => {
    for (const [lang, text] of [
      ['en', 'Enter an answer'],
      ['zh-CN', '请填写'],
      ['zh-HK', '請填寫'],
      ['ug', 'جاۋاب يېزىڭ'],
    ] as const)
      expect(messageOf({ path: 'q', question: 'q', code: 'required' }, undefined, lang, await loadFormMessages(lang))).to.equal(text);
  });
});
