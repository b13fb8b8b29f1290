import type { CivicError } from '@civickit/core';
import { expect, test } from 'vitest';
import { explainProblem } from '../explain.js';
import { parseNoticeFile, type ParseNoticeFileOptions } from './parse-notice-file.js';

const url = 'https://town.example/files/notices.csv';
const parse = (text: string, options: Partial<ParseNoticeFileOptions> = {}) =>
  parseNoticeFile(new TextEncoder().encode(text), { url, zone: 'Asia/Shanghai', source: 'board', ...options });
const told = (problems: readonly CivicError[], lang: string) =>
  problems.flatMap((problem) => explainProblem(problem, lang).map(({ sentence }) => sentence));

test('a row becomes a notice with all that its clerk wrote', async () => {
  const { items, order, problems } = await parse(
    '标题,发布时间,有效期至,置顶,栏目,发布单位,摘要,正文,链接,附件,图片,更新时间,核实日期,语言,编号\n' +
      '停水通知,2026年3月4日,2026-03-06,是,"停水、施工",县供水公司,3月5日停水,"第一段\n换行\n\n第二段 https://town.example/x",/a.html,"范围图 /map.pdf\nhttps://town.example/b.doc",/p.jpg,2026-3-5 8:00,2026-3-6,zh-Hans,14\n',
  );
  expect(problems).toEqual([]);
  expect(order).toBe('newest');
  expect(items).toEqual([
    {
      ref: { source: 'board', id: '14' },
      title: '停水通知',
      url: 'https://town.example/a.html',
      published: { iso: '2026-03-04', precision: 'day', zone: 'assumed' },
      updated: { iso: '2026-03-05T08:00:00+08:00', precision: 'minute', zone: 'assumed' },
      verified: { iso: '2026-03-06', precision: 'day', zone: 'assumed' },
      // The last day still counts.
      expires: { iso: '2026-03-06T23:59:00+08:00', precision: 'minute', zone: 'assumed' },
      pinned: true,
      summary: '3月5日停水',
      content: [expect.objectContaining({ tag: 'p' }), expect.objectContaining({ tag: 'p' })],
      categories: ['停水', '施工'],
      authors: ['县供水公司'],
      image: { src: 'https://town.example/p.jpg' },
      attachments: [{ url: 'https://town.example/map.pdf', title: '范围图' }, { url: 'https://town.example/b.doc' }],
      lang: 'zh-Hans',
      raw: expect.objectContaining({ 标题: '停水通知' }),
    },
  ]);
});

test('the newest come first, those without a date last', async () => {
  const { items } = await parse('Title,Date\nold,2026-01-01\nnone,\nnew,2026-03-01\n');
  expect(items.map(({ title }) => title)).toEqual(['new', 'old', 'none']);
});

test('what cannot be read is told with row, column and head, in the language of the reader', async () => {
  const { items, problems } = await parse('标题,发布时间,链接,置顶\n一,3月4日,www.town.cn,也许\n,2026-3-4,,\n', {});
  expect(items.map(({ title, published, url }) => [title, published, url])).toEqual([['一', undefined, undefined]]);
  // One error for each row: residents are told how many.
  expect(problems.map(({ code, issues }) => [code, issues?.length])).toEqual([
    ['invalid/cell', 3],
    ['invalid/cell', 1],
  ]);
  expect(problems[0]?.issues?.[1]).toEqual({ path: 'row 2, column B "发布时间"', message: '"3月4日" has no year. Write 2026-03-04.' });
  expect(told(problems, 'zh-CN')).toEqual([
    '第 2 行，C 列“链接”：“www.town.cn”不是网址。请以 https:// 或 / 开头。',
    '第 2 行，B 列“发布时间”：“3月4日”没有写年份。请写成 2026-03-04。',
    '第 2 行，D 列“置顶”：“也许”既不是“是”也不是“否”。请写“是”，或留空。',
    '第 3 行，A 列“标题”：缺少标题。请填写标题，或清空整行。',
  ]);
  expect(told(problems, 'zh-TW')[1]).toBe(
    '第 2 列，B 欄「發布時間」：「3月4日」沒有寫年份。請寫成 2026-03-04。'.replace('發布時間', '发布时间'),
  );
  // Isolated: after Arabic letters, 2026-03-04 would be shown as 04-03-2026.
  expect(told(problems, 'ug')[1]).toBe(
    '2-قۇر، B ئىستونى «\u2068发布时间\u2069»: «\u20683月4日\u2069» دا يىل يوق. \u20682026-03-04\u2069 دەپ يېزىڭ.',
  );
  expect(told(problems, 'nonsense!')[1]).toContain('row 2');
});

test('ids are the same at each reading, whatever row is inserted above', async () => {
  const rows = 'a,2026-03-01,\nb,2026-03-02,/b.html\n';
  const ids = async (text: string) => new Map((await parse(`Title,Date,Link\n${text}`)).items.map(({ title, ref }) => [title, ref.id]));
  const before = await ids(rows);
  const after = await ids(`new,2026-03-03,\n${rows}`);
  expect(after.get('a')).toBe(before.get('a'));
  expect(before.get('b')).toBe('https://town.example/b.html');
});

test('of two rows with one id the second is told, and where the first is', async () => {
  const { items, problems } = await parse('ID,Title\n1,a\n2,b\n1,c\n');
  expect(items.map(({ title }) => title)).toEqual(['a', 'b']);
  expect(told(problems, 'en')).toEqual(['row 4, column A "ID": This is the same as row 2. Delete one, or give them different ids.']);
  const linked = await parse('Title,Link\na,/list.html\nb,/list.html\nb,/list.html\n');
  expect(linked.items.map(({ title }) => title)).toEqual(['a', 'b']);
  expect(linked.problems).toHaveLength(1);
});

test('markup in cells is text, unless the keeper says that it is HTML', async () => {
  const file = 'Title,Content\nx,"<p>Hello <b>you</b></p><script>alert(1)</script>"\n';
  expect(JSON.stringify((await parse(file)).items[0]?.content)).toContain('<p>Hello');
  const { content, summary } = (await parse(file, { html: true })).items[0] ?? {};
  expect(JSON.stringify(content)).not.toContain('script');
  expect(summary).toBe('Hello you');
});

test('JSON records are read under English and Chinese names', async () => {
  const record = { title: 'a', published: '2026-03-04', categories: ['x, y', 'z'], pinned: true, id: 7 };
  for (const json of [[record], { notices: [record] }]) {
    const { items, problems } = await parse(JSON.stringify(json));
    expect(problems).toEqual([]);
    expect(items).toMatchObject([{ ref: { id: '7' }, title: 'a', categories: ['x, y', 'z'], pinned: true }]);
  }
  const { items, problems } = await parse(JSON.stringify([{ 标题: '一', 日期: '3月4日' }, 5, { 标题: '二', 栏目: { a: 1 } }]));
  expect(items.map(({ title }) => title)).toEqual(['一', '二']);
  expect(told(problems, 'en')).toEqual([
    'record 2: This is no record. Write { "title": "…", "published": "2026-03-04" }.',
    'record 3, "栏目": A text, a number, true, false or a list of texts must stand here.',
    'record 1, "日期": "3月4日" has no year. Write 2026-03-04.',
  ]);
  expect((await parse('[]')).items).toEqual([]);
  await expect(parse('{"items":[]}')).rejects.toMatchObject({ code: 'protocol/wrong-shape' });
  await expect(parse('[{')).rejects.toMatchObject({ code: 'protocol/not-json' });
});

test.each([
  ['姓名,电话\n张三,1\n', 'no-heads'],
  ['发布时间,正文\n2026-3-4,x\n', 'head-missing'],
])('a table without the columns that are needed is refused', async (text, problem) => {
  await expect(parse(text)).rejects.toMatchObject({ code: 'invalid/head', cause: [{ problem }] });
});

test('"for ever" is no mistake in a column of last days', async () => {
  const { items, problems } = await parse('标题,有效期至,发布时间\na,长期有效,2026-3-4\nb,/,无\n');
  expect([items.length, problems.length, items[0]?.expires]).toEqual([2, 0, undefined]);
});

test('an abort ends the reading of a long file', async () => {
  const stop = new AbortController();
  const reading = parse(`Title,Content\n${'x,long text\n'.repeat(15_000)}`, { signal: stop.signal });
  setTimeout(() => stop.abort(), 5);
  await expect(reading).rejects.toMatchObject({ code: 'aborted/by-caller' });
});
