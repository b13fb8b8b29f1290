import type { Answers } from '../answers/answers.js';

/** Answers to all of `exampleForm`. */
export const exampleAnswers: Answers = {
  name: '李小龙',
  number: '530602198504120013',
  born: '1985-04-12',
  phone: '13888001234',
  mail: 'li@example.cn',
  site: 'https://example.cn/',
  office: '0870-5550101',
  employer: '91530602MA6K000000',
  home: 'rented',
  rent: 650.5,
  rooms: 2,
  alone: false,
  needs: ['food', 'care'],
  village: 'v1',
  town: '530602001',
  address: { region: '530602', line: '青石镇 3 组 12 号', postcode: '657000' },
  place: { latitude: 27.34, longitude: 103.72 },
  visit: '2026-12-01T09:30:00+08:00',
  call: '18:30',
  members: [
    { $id: '1', name: '王芳', works: true, income: 1200, illnesses: [{ $id: '1', what: '高血压' }] },
    { $id: '2', name: '李明', works: false },
  ],
  total: 1200,
  secret: 2,
  why: '收入太低。\n第二行',
  code: 'A1234',
  papers: [{ id: 'f1', name: '收入.jpg', type: 'image/jpeg', size: 120_000 }],
  truth: true,
};
