import { expect, test } from 'vitest';
import { readPhone } from './read-phone.js';
import { readRegion } from './read-region.js';
import { readResidentId } from './read-resident-id.js';
import { readSocialCreditCode } from './read-social-credit-code.js';

let seed = 20261128;
const random = (below: number): number => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % below;
const digitsOf = (count: number) => Array.from({ length: count }, () => random(10)).join('');
const fullWidth = (text: string) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

test('the resident ID of the standard is taken however it is typed', () => {
  for (const typed of ['11010519491231002X', ' 110105 19491231 002x', '110105-19491231-002X', '１１０１０５１９４９１２３１００２ｘ'])
    expect(readResidentId(typed)).toEqual({ value: '11010519491231002X' });
});

test('permits of Hong Kong, Macao, Taiwan and of foreigners pass', () => {
  for (const start of ['81000019900101001', '82000019900101001', '83000019900101001', '93284019900101001']) {
    const passed = [...'0123456789X'].filter((check) => readResidentId(start + check).value);
    expect(passed).toHaveLength(1);
  }
});

test('what is wrong with a resident ID is told apart', () => {
  expect(readResidentId('110105194912310021')).toEqual({ wrong: 'residentIdCheck' });
  expect(readResidentId('11010519490231002X')).toEqual({ wrong: 'residentIdDate' });
  expect(readResidentId('11010519491231002')).toEqual({ wrong: 'residentId' });
  expect(readResidentId('01010519491231002X')).toEqual({ wrong: 'residentId' });
  expect(readResidentId('110105491231002')).toEqual({ wrong: 'residentId' });
  expect(readResidentId('')).toEqual({ wrong: 'residentId' });
});

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

test('every resident ID has one check character, and a changed or exchanged digit is noticed', () => {
  for (let round = 0; round < 500; round++) {
    const day = new Date(Date.UTC(1900 + random(120), random(12), 1 + random(28))).toISOString().slice(0, 10).replaceAll('-', '');
    const start = `${1 + random(9)}${digitsOf(5)}${day}${digitsOf(3)}`;
    const sum = [...start].reduce((total, digit, at) => total + Number(digit) * (idWeights[at] ?? 0), 0);
    const id = start + ('10X98765432'[sum % 11] ?? '');
    expect(readResidentId(fullWidth(id.toLowerCase()))).toEqual({ value: id });
    const at = 14 + random(3);
    const other = id.slice(0, at) + String((Number(id[at]) + 1 + random(9)) % 10) + id.slice(at + 1);
    expect(readResidentId(other)).toEqual({ wrong: 'residentIdCheck' });
    const exchanged = id.slice(0, 15) + (id[16] ?? '') + (id[15] ?? '') + (id[17] ?? '');
    if (exchanged !== id) expect(readResidentId(exchanged)).toEqual({ wrong: 'residentIdCheck' });
  }
});

test('codes of two real organs pass, in small letters and full width too', () => {
  for (const code of ['11511301008778183N', '115113010833722043']) {
    expect(readSocialCreditCode(code)).toEqual({ value: code });
    expect(readSocialCreditCode(`${fullWidth(code.slice(0, 8))} ${code.slice(8).toLowerCase()}`)).toEqual({ value: code });
  }
  expect(readSocialCreditCode('11511301008778183M')).toEqual({ wrong: 'socialCreditCodeCheck' });
  expect(readSocialCreditCode('1151130100877818O0')).toEqual({ wrong: 'socialCreditCode' });
  expect(readSocialCreditCode('1151130100877818')).toEqual({ wrong: 'socialCreditCode' });
});

const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

test('every social credit code has one check character', () => {
  for (let round = 0; round < 500; round++) {
    const tail = Array.from({ length: 9 }, () => codeAlphabet[random(31)] ?? '').join('');
    const start = `${codeAlphabet[random(31)] ?? ''}1${digitsOf(6)}${tail}`;
    const sum = [...start].reduce((total, one, at) => total + codeAlphabet.indexOf(one) * (codeWeights[at] ?? 0), 0);
    const code = start + (codeAlphabet[(31 - (sum % 31)) % 31] ?? '');
    expect(readSocialCreditCode(code.toLowerCase())).toEqual({ value: code });
    expect([...codeAlphabet].filter((check) => readSocialCreditCode(start + check).value)).toHaveLength(1);
  }
});

test.each([
  ['138 1234 5678', '13812345678'],
  ['+86 138-1234-5678', '13812345678'],
  ['0086 13812345678', '13812345678'],
  ['8613812345678', '13812345678'],
  ['１３８１２３４５６７８', '13812345678'],
  ['19912345678', '19912345678'],
  ['0870-2123456', '0870-2123456'],
  ['0870 212 3456', '0870-2123456'],
  ['（0870）2123456', '0870-2123456'],
  ['+86 870 2123456', '0870-2123456'],
  ['010-6212-3456', '010-62123456'],
  ['+86 (10) 6212 3456', '010-62123456'],
  ['0870—2123456—801', '0870-2123456-801'],
  ['0870-2123456转801', '0870-2123456-801'],
  ['08702123456 ext. 801', '0870-2123456-801'],
  ['400-810-8888', '4008108888'],
  ['12345', '12345'],
  ['１１０', '110'],
  ['95598', '95598'],
  ['116114', '116114'],
])('the phone number %s is kept as %s', (typed, kept) => {
  expect(readPhone(typed)).toEqual({ value: kept });
  expect(readPhone(kept)).toEqual({ value: kept });
});

test('a local number is asked for its area code, and what is no number is refused', () => {
  expect(readPhone('2123456')).toEqual({ wrong: 'phoneArea' });
  expect(readPhone('6212 3456')).toEqual({ wrong: 'phoneArea' });
  for (const typed of [
    '',
    '1',
    '12812345678',
    '138123456789',
    '13812345678 / 13912345678',
    '+852 2123 4567',
    'no phone',
    '12345转8',
    '0'.repeat(99),
  ])
    expect(readPhone(typed)).toEqual({ wrong: 'phone' });
});

test('a phone number in its normal form stays as it is', () => {
  for (let round = 0; round < 2000; round++) {
    const { value } = readPhone(
      [digitsOf(random(5)), digitsOf(random(9)), digitsOf(random(6))].join(['', '-', ' ', '转'][random(4)] ?? ''),
    );
    if (value !== undefined) expect(readPhone(value)).toEqual({ value });
  }
});

test('a region has six, nine or twelve digits, and lies within another', () => {
  for (const code of ['530624', '530624101', '530624101203']) expect(readRegion(` ${fullWidth(code)}`, '5306')).toEqual({ value: code });
  expect(readRegion('530624', '5307')).toEqual({ wrong: 'within' });
  for (const code of ['', '53062', '5306241', '5306241012034', '030624', '53062x']) expect(readRegion(code)).toEqual({ wrong: 'region' });
});
