import { expect, test } from 'vitest';
import type { Table } from '../table/table.js';
import { findHeads, headKey } from './find-heads.js';
import { noticeColumns } from './notice-columns.js';

const table = (...rows: string[][]): Table => ({
  form: 'sheet',
  rows: rows.map((cells, at) => ({ number: at + 1, cells: cells.map((text) => (text ? { text } : undefined)) })),
});
const fieldsOf = (...rows: string[][]) => [...(findHeads(table(...rows), noticeColumns)?.places.keys() ?? [])];

test.each([
  [['标题', '发布时间', '正文', '栏目', '发布单位', '链接', '有效期至', '置顶']],
  [['名称', '发布日期', '内容', '类别', '来源', '网址', '失效日期', '是否置顶']],
  [['標題', '發布時間', '內文', '分類', '發布單位', '連結', '有效期至', '置頂']],
  [[' TITLE ', 'date', 'Body', 'Category', 'Source', 'URL', 'Expires', 'pinned']],
  [['＊标 题（必填）', '发布时间：', '正文[全文]', '栏 目', '发布单位', 'ＵＲＬ', '有效期至', '置顶?']],
])('the heads %s are known', (heads) => {
  expect(fieldsOf(heads)).toEqual(['title', 'published', 'content', 'categories', 'authors', 'url', 'expires', 'pinned']);
});

test('titles and remarks may stand above the heads', () => {
  const found = findHeads(table(['青石县通知公告一览表'], ['单位：河口村'], ['序号', '标题', '日期'], ['1', '标题', '']), noticeColumns);
  expect(found?.row.number).toBe(3);
  expect(found?.places.get('title')).toEqual([{ index: 1, letter: 'B', head: '标题' }]);
});

test('a second column of one meaning is told, columns of names are read together', () => {
  const found = findHeads(table(['标题', '日期', '发布时间', '栏目', '类别']), noticeColumns);
  expect(found?.twice).toEqual([{ index: 2, letter: 'C', head: '发布时间', first: '日期' }]);
  expect(found?.places.get('categories')).toHaveLength(2);
});

test('a table of something else has no heads', () => {
  expect(findHeads(table(['姓名', '电话'], ['张三', '555']), noticeColumns)).toBeUndefined();
});

test('no head means two things', () => {
  const owners = new Map<string, string>();
  for (const { field, heads, also } of noticeColumns)
    for (const key of new Set([field, ...Object.values(heads), ...also].map(headKey))) {
      expect(owners.get(key), key).toBeUndefined();
      owners.set(key, field);
    }
});
