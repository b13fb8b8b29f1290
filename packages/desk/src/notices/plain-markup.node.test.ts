import { expect, test } from 'vitest';
import { parsePlainMarkup, writePlainMarkup } from './plain-markup.js';

const typed = `## 停水时间

周五 8 点到 18 点，**东街**停水。
请提前储水。

- 东街
- 西街，见[地图](https://county.example/map?a=1)

1. 打电话 [12345](tel:12345)
2. 等`;

test('what is typed becomes rich text, and is typed the same again', () => {
  const content = parsePlainMarkup(typed);
  expect(content.map((block) => typeof block !== 'string' && block.tag)).toEqual(['h3', 'p', 'ul', 'ol']);
  expect(content[1]).toEqual({
    tag: 'p',
    children: ['周五 8 点到 18 点，', { tag: 'strong', children: ['东街'] }, '停水。', { tag: 'br', children: [] }, '请提前储水。'],
  });
  expect(writePlainMarkup(content)).toBe(typed);
});

test.each([
  ['a table', [{ tag: 'table', children: [] }]],
  ['a picture', [{ tag: 'p', children: [{ tag: 'img', src: 'https://a.example/x.png', children: [] }] }]],
  ['words outside any paragraph', ['only words']],
  ['stars that are meant as they are', [{ tag: 'p', children: ['a **b** c'] }]],
  ['a language of its own', [{ tag: 'p', lang: 'ug', children: ['x'] }]],
] as const)('%s cannot be typed, and is told so', (_, content) => {
  expect(writePlainMarkup(content)).toBeUndefined();
});

test.each(['[words](javascript:alert(1))', '**', '[](https://a.example)', '[a](https://[)'])('%s stays as it was typed', (text) => {
  expect(parsePlainMarkup(text)).toEqual([{ tag: 'p', children: [text] }]);
});
