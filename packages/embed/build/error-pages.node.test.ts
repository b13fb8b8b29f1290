import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { renderErrorPages } from './error-pages.ts';

const folder = fileURLToPath(new URL('../../../docs/errors', import.meta.url));
const codes = globSync('*/*.md', { cwd: folder }).map((file) => file.replace(/\.md$/, ''));
const page = await renderErrorPages(folder);

/** The Chinese part of a code as it is read. */
const chineseOf = (code: string) =>
  (page.split(`<div id="${code}.zh-CN" lang="zh-CN">`)[1]?.split('</div>')[0] ?? '').replaceAll(/<[^>]+>/g, '');

test.each(codes)('%s is explained in Chinese too: what it means, what to do', (code) => {
  expect(page).toContain(`<section id="${code}">`);
  expect(page).toContain(`href="#${code}.zh-CN"`);
  expect(chineseOf(code)).toMatch(/含义。.*\p{sc=Han}{4}.*\n怎么办。.*\p{sc=Han}{4}/u);
});

test('the page has one title, and a heading for each code', () => {
  expect(page.match(/<h1>/g)).toHaveLength(1);
  expect(page.match(/<h2>/g)).toHaveLength(codes.length);
});
