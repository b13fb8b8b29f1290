import { expect, test } from 'vitest';
import { openingHoursIn } from './opening-hours.js';

const workdays = ['MO', 'TU', 'WE', 'TH', 'FR'];
const all = [...workdays, 'SA', 'SU'];

test.each([
  [
    '周一至周五 9:00-12:00 14:00-17:00',
    [
      [workdays, '09:00', '12:00'],
      [workdays, '14:00', '17:00'],
    ],
  ],
  [
    '周一至周五上午9：00—12：00，下午2：00—5：00',
    [
      [workdays, '09:00', '12:00'],
      [workdays, '14:00', '17:00'],
    ],
  ],
  ['星期一到星期五，上午8点半至11点半', [[workdays, '08:30', '11:30']]],
  ['工作日 8:30~17:30', [[workdays, '08:30', '17:30']]],
  ['每天9:00-21:00', [[all, '09:00', '21:00']]],
  [
    '周一至周五 9:00-17:00；周六 9:00-12:00',
    [
      [workdays, '09:00', '17:00'],
      [['SA'], '09:00', '12:00'],
    ],
  ],
  ['周一、周三、周五 9:00-12:00', [[['MO', 'WE', 'FR'], '09:00', '12:00']]],
  ['周日至周二 9:00-12:00', [[['MO', 'TU', 'SU'], '09:00', '12:00']]],
  [
    '周一至周五 9:00-12:00\n13:30-17:00',
    [
      [workdays, '09:00', '12:00'],
      [workdays, '13:30', '17:00'],
    ],
  ],
  ['Mon-Fri 9:00-17:00', [[workdays, '09:00', '17:00']]],
  ['Monday to Friday, 9am to 5.30', undefined],
  [
    'Monday to Friday 9am-5pm; Sat 10:00-12:00',
    [
      [workdays, '09:00', '17:00'],
      [['SA'], '10:00', '12:00'],
    ],
  ],
  ['Tue and Thu 12pm-4pm', [[['TU', 'TH'], '12:00', '16:00']]],
  ['daily 18:00-24:00', [[all, '18:00', '24:00']]],
  ['夏季 周一至周五 8:00-12:00', undefined],
  ['9:00-17:00', undefined],
  ['周一至周五 9:00-25:00', undefined],
  ['周一至周五', undefined],
  ['请先预约', undefined],
] as const)('%s', (text, periods) => {
  const hours = openingHoursIn(text);
  expect(hours.text).toBe(text);
  expect(hours.periods?.map(({ days, opens, closes }) => [days, opens, closes])).toEqual(periods);
});

test('that it does not hold on holidays is noted', () => {
  const closed = openingHoursIn('周一至周五 9:00-17:00（法定节假日除外）');
  expect(closed.periods).toEqual([{ days: workdays, opens: '09:00', closes: '17:00', note: '法定节假日除外' }]);
  expect(openingHoursIn('Mon-Fri 9:00-17:00, except public holidays').periods).toMatchObject([{ note: 'except public holidays' }]);
});

test('a hostile text is given up soon', () => {
  const began = performance.now();
  openingHoursIn('周一、'.repeat(20_000));
  openingHoursIn(`周一至周五 ${'9:00-12:00 '.repeat(5000)}`);
  expect(performance.now() - began).toBeLessThan(1000);
});

test.each([
  ['每月第一个周三 9:00-16:00', ['WE'], [1]],
  ['每月第一、第三个星期五上午9点至12点', ['FR'], [1, 3]],
  ['每月最后一个周六 9:00-12:00', ['SA'], [-1]],
  ['first Wednesday of the month 9:00-16:00', ['WE'], [1]],
  ['The second and last Saturday of each month, 9am-12pm', ['SA'], [2, -1]],
])('%s is not every week', (text, days, ordinals) => {
  expect(openingHoursIn(text).periods).toMatchObject([{ days, ordinals }]);
});

test('what is said of one day of the month does not hold for the days after it', () => {
  const { periods } = openingHoursIn('每月第一个周三 9:00-16:00；周五 9:00-12:00');
  expect(periods?.map(({ days, ordinals }) => [days, ordinals])).toEqual([
    [['WE'], [1]],
    [['FR'], undefined],
  ]);
});
