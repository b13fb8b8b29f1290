import { expect, test } from 'vitest';
import { openForm } from '../session/open-form.js';
import { testClock } from '../../testing/test-clock.js';
import type { Answer } from '../answers/answers.js';
import type { Question } from '../definition/questions.js';
import type { Expression } from '../logic/expression.js';

/** A question without its id and label. */
type PartOf<Q> = Q extends Question ? Omit<Q, 'id' | 'label'> : never;
type Part = PartOf<Question>;

/** What is wrong with an answer to one question, or the answer as it is sent. */
function judged(part: Part, typed: unknown, others: Record<string, Answer> = {}): unknown {
  const questions = [{ id: 'q', label: 'Question', ...part }, ...Object.keys(others).map((id) => ({ id, type: 'text', label: id }))];
  const definition = { format: 'civic-form/1', id: 'f', version: '1', pages: [{ id: 'p', questions: questions as Question[] }] } as const;
  const form = openForm(definition, { answers: others, clock: testClock('2026-03-04T15:59:00Z'), zone: 'Asia/Shanghai' });
  form.set('q', typed);
  const [issue] = form.check({ path: 'q' });
  if (!issue) return { value: form.submission().answers.q };
  return issue.params ? [issue.code, issue.params] : issue.code;
}

test('white space alone is no answer, and none is sent around one', () => {
  for (const typed of ['', '   ', ' \n\t　', null, undefined]) {
    expect(judged({ type: 'textarea' }, typed)).toEqual({ value: undefined });
    expect(judged({ type: 'text', required: true }, typed)).toBe('required');
    expect(judged({ type: 'integer', required: true }, typed)).toBe('required');
    expect(judged({ type: 'phone', required: true }, typed)).toBe('required');
    expect(judged({ type: 'date', required: true }, typed)).toBe('required');
  }
  expect(judged({ type: 'name' }, ' 张三 ')).toEqual({ value: '张三' });
});

test('texts are counted in characters', () => {
  expect(judged({ type: 'text', maxLength: 3 }, '𠮷𠮷𠮷')).toEqual({ value: '𠮷𠮷𠮷' });
  expect(judged({ type: 'text', maxLength: 3 }, '𠮷𠮷𠮷𠮷𠮷')).toEqual(['maxLength', { limit: 3, over: 2 }]);
  expect(judged({ type: 'text', minLength: 3 }, 'ab ')).toEqual(['minLength', { limit: 3 }]);
  expect(judged({ type: 'text' }, 'x'.repeat(100_001))).toEqual(['maxLength', { limit: 100_000 }]);
});

test('a pattern is looked for, and never freezes', () => {
  expect(judged({ type: 'text', pattern: '^[A-Z]{2}\\d+$' }, 'AB12')).toEqual({ value: 'AB12' });
  expect(judged({ type: 'text', pattern: '^[A-Z]{2}\\d+$' }, 'ab12')).toBe('pattern');
  expect(judged({ type: 'text', pattern: '^(a+)+$' }, `${'a'.repeat(5000)}!`)).toBe('pattern');
  expect(judged({ type: 'text', pattern: '(?=refused)' }, 'x')).toEqual({ value: 'x' });
});

test.each([
  'a@example.org', 'first.last+tag@sub.example.co.uk', "o'brien@example.org", '张三@例子.中国', 'user@xn--fsqu00a.xn--fiqs8s', 'x@a-b.museum',
  'あいう@例え.jp', 'a@нато.рф', 'a_b@163.com', '1@qq.com', 'user@उदाहरण.भारत',
])('%s is an e-mail address', (typed) => {
  expect(judged({ type: 'email' }, ` ${typed} `)).toEqual({ value: typed });
}); // prettier-ignore

test('signs of a Chinese keyboard in an e-mail address are made plain', () => {
  expect(judged({ type: 'email' }, 'zhang＠qq。com')).toEqual({ value: 'zhang@qq.com' });
});

test.each([
  'a', 'a@', '@b.c', 'a@b', 'a b@c.d', 'a@b..c', 'a@.b.c', 'a@b.c.', 'a@-b.c', 'a@b-.c', 'a@b@c.d', 'a@b.12', 'a,b@c.d', '<a@b.cd>', `${'a'.repeat(65)}@b.cd`,
  `a@${'b.'.repeat(150)}cd`, 'www.example.org', `${'a.'.repeat(40_000)}@`,
])('%# is no e-mail address', (typed) => {
  expect(judged({ type: 'email' }, typed)).toBe('email');
}); // prettier-ignore

test.each([
  'https://example.org', 'http://example.org/a?b=c#d', 'HTTPS://例子.中国/路径', 'https://user.example.org:8443/', 'http://[2001:db8::1]/',
  'http://192.168.1.1', 'https://example.org/a_(b)',
])('%s is a web address', (typed) => {
  expect(judged({ type: 'url' }, typed)).toEqual({ value: typed });
}); // prettier-ignore

test.each(['example.org', 'https://', 'https://localhost', 'ftp://example.org', 'javascript:alert(1)', 'https://a b.org', 'http:///x.y', 'http:example.org', 'https://.'])(
  '%s is no web address',
  (typed) => {
    expect(judged({ type: 'url' }, typed)).toBe('url');
  },
); // prettier-ignore

test('a telephone number of any country has digits', () => {
  for (const typed of ['+44 (0)20 7946 0958', '110', '0870-2123456 ext 12'])
    expect(judged({ type: 'tel' }, typed)).toEqual({ value: typed });
  expect(judged({ type: 'tel' }, '１３８１２３４５６７８')).toEqual({ value: '13812345678' });
  for (const typed of ['12', 'call me', '+', '1'.repeat(21), '0870-2123456, 110']) expect(judged({ type: 'tel' }, typed)).toBe('tel');
});

test('numbers are taken as people write them', () => {
  for (const [typed, value] of [['1,234,567', 1234567], ['１２ ３４５．５０', 12345.5], ['-3', -3], ['−3', -3], ['.5', 0.5], ['-0', 0], [7, 7]])
    expect(judged({ type: 'decimal' }, typed)).toEqual({ value });
  for (const typed of ['1,5', '12,34', '1e5', '0x10', 'NaN', '-', '.', '1.2.3', '9'.repeat(400)]) expect(judged({ type: 'decimal' }, typed)).toBe('number');
  expect(judged({ type: 'integer' }, '3.0')).toEqual({ value: 3 });
  expect(judged({ type: 'integer' }, '3.5')).toBe('integer');
  expect(judged({ type: 'integer' }, '99999999999999999999')).toBe('integer');
  expect(judged({ type: 'integer', minimum: 0 }, '0')).toEqual({ value: 0 });
  expect(judged({ type: 'integer', minimum: 1 }, 0)).toEqual(['minimum', { limit: 1 }]);
  expect(judged({ type: 'decimal', maximum: 1 }, '1.01')).toEqual(['maximum', { limit: 1 }]);
}); // prettier-ignore

test('days, times and instants are such that there are', () => {
  expect(judged({ type: 'date' }, '2024-02-29')).toEqual({ value: '2024-02-29' });
  for (const typed of ['2023-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '29/02/2024', '0000-01-01'])
    expect(judged({ type: 'date' }, typed)).toBe('date');
  expect(judged({ type: 'time' }, '23:59')).toEqual({ value: '23:59' });
  for (const typed of ['24:00', '9:00', '12:60', '12:00:00']) expect(judged({ type: 'time' }, typed)).toBe('time');
  expect(judged({ type: 'datetime' }, '2026-03-04T09:30:00+08:00')).toEqual({ value: '2026-03-04T09:30:00+08:00' });
  for (const typed of ['2026-03-04', '2026-03-04T09:30', '2026-02-30T09:30:00Z', '2026-03-04T25:00:00Z', '2026-03-04T09:30:00+24:00'])
    expect(judged({ type: 'datetime' }, typed)).toBe('datetime');
});

test('limits of days may be worked out, and instants are compared as such', () => {
  const inWeek: Expression = { addDuration: [{ today: [] }, 'P7D'] };
  expect(judged({ type: 'date', minimum: { today: [] }, maximum: inWeek }, '2026-03-11')).toEqual({ value: '2026-03-11' });
  expect(judged({ type: 'date', maximum: inWeek }, '2026-03-12')).toEqual(['maximum', { limit: '2026-03-11' }]);
  expect(judged({ type: 'date', minimum: { var: 'from' } }, '2020-01-01')).toEqual({ value: '2020-01-01' });
  expect(judged({ type: 'date', minimum: { var: 'from' } }, '2020-01-01', { from: '2020-01-02' })).toEqual([
    'minimum',
    { limit: '2020-01-02' },
  ]);
  expect(judged({ type: 'time', minimum: '08:00' }, '07:59')).toEqual(['minimum', { limit: '08:00' }]);
  const noon = { type: 'datetime', minimum: '2026-03-04T12:00:00+08:00' } as const;
  expect(judged(noon, '2026-03-04T04:00:00Z')).toEqual({ value: '2026-03-04T04:00:00Z' });
  expect(judged(noon, '2026-03-04T11:00:00Z')).toEqual({ value: '2026-03-04T11:00:00Z' });
  expect(judged(noon, '2026-03-04T11:59:59+08:00')).toEqual(['minimum', { limit: '2026-03-04T12:00:00+08:00' }]);
  expect(judged({ type: 'datetime', minimum: '2026-03-05' }, '2026-03-04T16:00:00Z')).toEqual({ value: '2026-03-04T16:00:00Z' });
  expect(judged({ type: 'datetime', minimum: '2026-03-05' }, '2026-03-04T15:59:59Z')).toEqual(['minimum', { limit: '2026-03-05' }]);
});

test('no is an answer, and not to agree is none', () => {
  expect(judged({ type: 'yesno', required: true }, false)).toEqual({ value: false });
  expect(judged({ type: 'yesno' }, 'true')).toEqual({ value: true });
  expect(judged({ type: 'yesno' }, 'constructor')).toBe('type');
  expect(judged({ type: 'declaration' }, false)).toBe('required');
  expect(judged({ type: 'declaration' }, undefined)).toBe('required');
  expect(judged({ type: 'declaration', required: false }, false)).toEqual({ value: undefined });
  expect(judged({ type: 'declaration' }, true)).toEqual({ value: true });
});

const options = ['a', 'b', 'c'].map((value) => ({ value, label: value }));

test('several options are counted once each, in their own order', () => {
  expect(judged({ type: 'choices', options }, ['c', 'a', 'c'])).toEqual({ value: ['a', 'c'] });
  expect(judged({ type: 'choices', options, minItems: 2 }, ['a', 'a'])).toEqual(['minItems', { limit: 2 }]);
  expect(judged({ type: 'choices', options, maxItems: 1 }, ['a', 'b'])).toEqual(['maxItems', { limit: 1 }]);
  expect(judged({ type: 'choices', options, minItems: 2 }, [])).toEqual({ value: undefined });
  expect(judged({ type: 'choices', options, required: true }, [])).toBe('required');
  expect(judged({ type: 'choices', options }, ['a', 'x'])).toBe('option');
  expect(judged({ type: 'choices', options }, [1])).toBe('type');
  expect(judged({ type: 'choice', options }, 'toString')).toBe('option');
  expect(judged({ type: 'choice', options }, ['a'])).toBe('type');
});

test('data elements come in their normal form, and say what is wrong with them', () => {
  expect(judged({ type: 'resident-id' }, '110105 19491231 002x')).toEqual({ value: '11010519491231002X' });
  expect(judged({ type: 'resident-id' }, '110105194912310021')).toBe('residentIdCheck');
  expect(judged({ type: 'social-credit-code' }, '11511301008778183n')).toEqual({ value: '11511301008778183N' });
  expect(judged({ type: 'phone' }, '2123456')).toBe('phoneArea');
  expect(judged({ type: 'region', within: '5306' }, '530624 101')).toEqual({ value: '530624101' });
  expect(judged({ type: 'region', within: '5306' }, '110105')).toEqual(['within', { within: '5306' }]);
});

test('an address keeps what is an address', () => {
  const address = { region: '５３０６２４', line: ' Main street 1 ', postcode: '657 000', x: 1 };
  expect(judged({ type: 'address' }, address)).toEqual({ value: { region: '530624', line: 'Main street 1', postcode: '657000' } });
  expect(judged({ type: 'address', within: '11' }, address)).toBe('within');
  expect(judged({ type: 'address' }, { line: 'a', postcode: '65' })).toBe('postcode');
  expect(judged({ type: 'address', required: true }, { line: ' ', region: '' })).toBe('required');
  expect(judged({ type: 'address' }, 'Main street')).toBe('type');
});

test('a place lies on the earth', () => {
  expect(judged({ type: 'location' }, { latitude: 27.3, longitude: 103.7, accuracy: 20, x: 1 })).toEqual({
    value: { latitude: 27.3, longitude: 103.7, accuracy: 20 },
  });
  expect(judged({ type: 'location' }, { latitude: 91, longitude: 0 })).toBe('location');
  expect(judged({ type: 'location' }, { latitude: '1', longitude: 0 })).toBe('location');
});

test('files are judged by what is told about them', () => {
  const photo = { id: 'f1', name: 'a.jpg', type: 'image/jpeg', size: 1000 };
  expect(judged({ type: 'file' }, [{ ...photo, x: 1 }])).toEqual({ value: [photo] });
  expect(judged({ type: 'file' }, [])).toEqual({ value: undefined });
  expect(judged({ type: 'file' }, [photo, photo])).toEqual(['maxFiles', { limit: 1 }]);
  expect(judged({ type: 'file', maxBytes: 999 }, [photo])).toEqual(['maxBytes', { name: 'a.jpg', limit: 999 }]);
  expect(judged({ type: 'file' }, [{ ...photo, size: 10_485_761 }])).toEqual(['maxBytes', { name: 'a.jpg', limit: 10_485_760 }]);
  expect(judged({ type: 'file' }, [{ ...photo, type: 'text/html' }])).toEqual([
    'accept',
    { name: 'a.jpg', types: 'image/*, application/pdf' },
  ]);
  expect(judged({ type: 'file', accept: ['image/PNG'] }, [{ ...photo, type: 'image/png; x=1' }])).toEqual({
    value: [{ ...photo, type: 'image/png' }],
  });
  expect(judged({ type: 'file' }, [{ ...photo, type: 'image/' }])).toMatchObject(['accept', {}]);
  // As old cameras and some systems write it: the same type, so that the derived schema accepts it too.
  expect(judged({ type: 'file' }, [{ ...photo, type: 'IMAGE/JPEG' }])).toEqual({ value: [photo] });
  for (const file of [{}, { ...photo, id: '' }, { ...photo, size: -1 }, { ...photo, size: 1.5 }, 'a'])
    expect(judged({ type: 'file' }, [file])).toBe('type');
});

test('a check must come out as true, and an unanswered question passes', () => {
  const check: Expression = { '>': [{ var: 'q' }, { number: { var: 'other' } }] };
  expect(judged({ type: 'integer', check }, 5, { other: '3' })).toEqual({ value: 5 });
  expect(judged({ type: 'integer', check }, 2, { other: '3' })).toBe('check');
  expect(judged({ type: 'integer', check }, 2)).toBe('check');
  expect(judged({ type: 'integer', check }, '')).toEqual({ value: undefined });
});

test('an instant whose day here is beyond the last year is after every limit', () => {
  const late = '9999-12-31T20:00:00Z';
  expect(judged({ type: 'datetime', maximum: { today: [] } }, late)).toEqual(['maximum', { limit: '2026-03-04' }]);
  expect(judged({ type: 'datetime', maximum: '9999-12-31' }, late)).toEqual(['maximum', { limit: '9999-12-31' }]);
  expect(judged({ type: 'datetime', minimum: '2026-01-01' }, late)).toEqual({ value: late });
});

test('the line of an address that is too long is told, not cut', () => {
  expect(judged({ type: 'address' }, { line: '路'.repeat(1000) })).toEqual({ value: { line: '路'.repeat(1000) } });
  expect(judged({ type: 'address' }, { line: '路'.repeat(1001) })).toEqual(['maxLength', { limit: 1000 }]);
});

test('a pattern is walked no further than a page can wait for', () => {
  const part: Part = { type: 'textarea', pattern: '[a-z0-9 ]{0,400}[.!]$' };
  const [code, { limit, over }] = judged(part, 'a'.repeat(99_999)) as [string, { limit: number; over: number }];
  expect([code, limit + over]).toEqual(['maxLength', 99_999]);
  expect(limit).toBeGreaterThan(10_000);
  const fitting = `${'a'.repeat(limit - 1)}.`;
  expect(judged(part, fitting)).toEqual({ value: fitting });
  expect(judged(part, `a${fitting}`)).toEqual(['maxLength', { limit, over: 1 }]);
  expect(judged({ ...part, maxLength: 9 }, fitting)).toEqual(['maxLength', { limit: 9, over: limit - 9 }]);
});
