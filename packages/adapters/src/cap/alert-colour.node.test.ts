import { expect, test } from 'vitest';
import { colourOf, severityOf } from './alert-colour.js';
import type { CapInfo } from './cap-message.js';

const info = (more: Partial<CapInfo>): CapInfo => ({ event: 'Rain', category: [], responseTypes: [], urgency: '', severity: 'Unknown', certainty: '', parameters: [], areas: [], ...more }); // prettier-ignore

test.each([
  ['Extreme', 'red', 'Extreme'],
  ['severe', 'orange', 'Severe'],
  ['Moderate', 'yellow', 'Moderate'],
  ['Minor', 'blue', 'Minor'],
  ['Unknown', 'yellow', 'Unknown'],
  ['very bad', 'yellow', 'Unknown'],
  ['Orange', 'orange', 'Severe'],
  ['红色', 'red', 'Extreme'],
])('a severity of %s is %s', (severity, colour, known) => {
  expect(colourOf(info({ severity }))).toBe(colour);
  expect(severityOf({ severity })).toBe(known);
});

test('the colour that the source gives goes before that of the severity', () => {
  const severity = 'Minor';
  expect(colourOf(info({ severity, parameters: [{ name: 'awareness_level', value: '3; orange; Severe' }] }))).toBe('orange');
  expect(colourOf(info({ severity, parameters: [{ name: 'ColourCode', value: 'Red' }] }))).toBe('red');
  expect(colourOf(info({ severity, headline: '青石县气象台发布暴雨黄色预警信号' }))).toBe('yellow');
  expect(colourOf(info({ severity, event: '寒潮橙色預警' }))).toBe('orange');
  expect(colourOf(info({ severity, headline: 'Red Cross opens a shelter' }))).toBe('blue');
  expect(colourOf(info({ severity, parameters: [{ name: 'station', value: 'Red River' }] }))).toBe('blue');
});
