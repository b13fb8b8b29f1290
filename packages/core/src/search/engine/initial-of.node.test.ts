import { expect, test } from 'vitest';
import { initialOf } from './initial-of.js';

test.each([
  ['passport', 'P'],
  ['Épreuve', 'E'],
  ['  (Old) passport', 'O'],
  ['阿克苏户口迁移', 'A'],
  ['办理居住证', 'B'],
  ['残疾人证', 'C'],
  ['低保', 'D'],
  ['儿童福利', 'E'],
  ['公证', 'G'],
  ['结婚登记', 'J'],
  ['居民身份证', 'J'],
  ['离婚登记', 'L'],
  ['农机补贴', 'N'],
  ['社会保障卡', 'S'],
  ['退役军人', 'T'],
  ['无犯罪记录', 'W'],
  ['幼儿园', 'Y'],
  ['自来水开户', 'Z'],
  ['長者津貼', 'Z'],
  ['重庆户籍', 'C'],
  ['تۇغۇت', '#'],
  ['Метрика', '#'],
  ['12345', '#'],
  ['', '#'],
])('puts "%s" under %s', (name, letter) => {
  expect(initialOf(name)).toBe(letter);
});
