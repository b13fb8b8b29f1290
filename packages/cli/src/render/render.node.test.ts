import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { countyForEachTest } from '../testing.node.js';

const county = countyForEachTest();
const form = {
  format: 'civic-form/1',
  id: 'hall',
  version: '1',
  languages: ['en', 'zh-Hans'],
  title: { en: 'Book the hall', 'zh-Hans': '预订礼堂' },
  pages: [{ id: 'p', questions: [{ id: 'name', type: 'name', label: { en: 'Name', 'zh-Hans': '姓名' }, required: true }] }],
};
const at = (file: string): string => path.join(county.folder, file);
const read = (file: string): Promise<string> => readFile(at(file), 'utf8');
const render = (page: string, ...more: string[]) => county.run('render', 'form', '{}/hall.json', `{}/${page}`, ...more);
beforeEach(() => county.write('hall.json', form));

/** What stands around what was written. */
const around = (page: string): string => page.replace(/<!-- civickit:form hall -->[^]*<!-- \/civickit:form -->/u, '…');

test('the form becomes the children of its element, and all else stays to the letter', async () => {
  const page =
    '\uFEFF<!DOCTYPE html>\n<html lang=en><TITLE>x</title>\n<p>a < b &amp c<ul><li>\t\n</ul>\n<Civic-Form src="/forms/hall.json">\n </Civic-Form>\n<script>"<civic-form>"</script><!-- <civic-form> -->';
  await county.write('page.html', page);
  const { code, out } = await render('page.html', '--action', '/send');
  expect([code, out]).toEqual([0, `${at('page.html')}: written`]);
  const written = await read('page.html');
  expect(around(written)).toBe(page.replace('\n </Civic-Form>', '…</Civic-Form>'));
  expect(written).toContain('<form class="civic-form" method="post" action="/send"');
});

test('a second run changes nothing, and a changed form only what was written', async () => {
  await county.write('page.html', '<html lang="zh-CN"><main><civic-form></civic-form></main>');
  await render('page.html');
  const first = await read('page.html');
  expect(first).toContain('姓名');
  await chmod(at('page.html'), 0o640);
  expect((await render('page.html')).out).toContain('unchanged');
  expect(await read('page.html')).toBe(first);
  await county.write('hall.json', { ...form, version: '2' });
  await render('page.html');
  expect(await read('page.html')).toBe(first.replace('name="$version" value="1"', 'name="$version" value="2"'));
  expect((await stat(at('page.html'))).mode & 0o777).toBe(0o640);
});

test('lines end as they do in the page', async () => {
  await county.write('page.html', '<html lang="en">\r\n<civic-form></civic-form>\r\n');
  await render('page.html');
  expect((await read('page.html')).replaceAll('\r\n', '')).not.toContain('\n');
  expect((await render('page.html')).out).toContain('unchanged');
});

test('--at names another place, and marks are found again without it', async () => {
  await county.write('page.html', '<div id="other"></div><div id="here"><div></div></div>');
  expect((await render('page.html', '--at', '#here')).code).toBe(1);
  await county.write('page.html', '<div id="other"></div><div id="here"> </div>');
  expect((await render('page.html', '--at', '#here', '--in', 'zh-Hans')).code).toBe(0);
  expect(around(await read('page.html'))).toBe('<div id="other"></div><div id="here">…</div>');
  expect((await render('page.html', '--in', 'zh-Hans')).out).toContain('unchanged');
});

test('of several elements the one whose src names the file', async () => {
  await county.write('page.html', '<civic-form src="a.json"></civic-form><civic-form src="/f/hall.json?v=1"></civic-form>');
  await render('page.html');
  expect(around(await read('page.html'))).toBe('<civic-form src="a.json"></civic-form><civic-form src="/f/hall.json?v=1">…</civic-form>');
});

describe('where there is no place for it nothing is written', () => {
  test.each([
    ['<p>no form</p>', 'there is no <civic-form>'],
    ['<civic-form></civic-form><civic-form></civic-form>', 'several elements fit'],
    ['<civic-form>', 'not closed'],
    ['<!-- civickit:form hall --><civic-form></civic-form>', 'not closed'],
    ['<form action="/search"><div><civic-form></civic-form></div></form>', 'move it out of that <form>'],
    ['<p>Apply: <b><civic-form></civic-form></b></p>', 'close the <p> before it'],
    ['<table><td><p><civic-form></civic-form></table>', 'close the <p> before it'],
    ['<form><civic-form><!-- civickit:form hall -->\n<!-- /civickit:form --></civic-form></form>', 'move it out of that <form>'],
    ['<civic-form><a href="form.pdf">Paper</a></civic-form>', '--replace'],
  ])('%s', async (page, said) => {
    await county.write('page.html', page);
    await county.write('good.html', '<civic-form></civic-form>');
    const { code, out } = await county.run('render', 'form', '{}/hall.json', '{}/good.html', '{}/page.html');
    expect(code).toBe(1);
    expect(out).toContain(said);
    expect([await read('page.html'), await read('good.html')]).toEqual([page, '<civic-form></civic-form>']);
  });
});

test.each([
  '<form></form><p>a</p><civic-form></civic-form>',
  '<p>a<div><civic-form></civic-form></div>',
  '<div><p>a</div><civic-form></civic-form>',
  '<p><table><td><civic-form></civic-form></table>',
  '<!-- <form><p> --><script>"<form>"</script><civic-form></civic-form>',
])('what is closed before the place, or no element, is not in the way: %s', async (page) => {
  await county.write('page.html', page);
  expect((await render('page.html')).code).toBe(0);
});

test('--at cannot name a form or a paragraph', async () => {
  for (const tag of ['form', 'p']) {
    await county.write('page.html', `<${tag} id="here"></${tag}>`);
    expect((await render('page.html', '--at', '#here')).code).toBe(1);
    expect(await read('page.html')).toBe(`<${tag} id="here"></${tag}>`);
  }
});

test('--replace writes over children', async () => {
  await county.write('page.html', '<civic-form><a href="form.pdf">Paper</a></civic-form>');
  expect((await render('page.html', '--replace')).code).toBe(0);
  expect(around(await read('page.html'))).toBe('<civic-form>…</civic-form>');
});

test('print form, schema and types are files of their own', async () => {
  const files = ['--print', '{}/print.html', '--schema', '{}/schema.json', '--types', '{}/types.ts'];
  const { code } = await county.run('render', 'form', '{}/hall.json', ...files, '--in', 'zh-Hans', '--large');
  expect(code).toBe(0);
  expect(await read('print.html')).toContain('<html lang="zh-Hans" dir="ltr" class="large">');
  expect(await county.readJson('schema.json')).toMatchObject({ properties: { form: { const: 'hall' } } });
  expect(await read('types.ts')).toContain('export interface HallAnswers');
});

test('what is wrong with a form is told with row and column', async () => {
  await county.write(
    'hall.json',
    '{\n  "format": "civic-form/1",\n  "id": "hall",\n  "version": "1",\n  "pages": [\n    { "id": "p", "questions": [{ "id": "a", "type": "wish", "label": "A" }] }\n  ]\n}',
  );
  const { code, out } = await render('page.html');
  expect(code).toBe(2);
  expect(out).toContain('hall.json:6:');
  await county.write('hall.json', '{ "format": ');
  expect((await render('page.html')).out).toContain('hall.json:1:');
});

test('a page in another encoding is left alone', async () => {
  const bytes = Buffer.from([0x3c, 0x70, 0x3e, 0xb1, 0xed, 0xb5, 0xa5]);
  await writeFile(at('page.html'), bytes);
  const { code, out } = await render('page.html');
  expect([code, await readFile(at('page.html'))]).toEqual([1, bytes]);
  expect(out).toContain('UTF-8');
});

test.each([
  [['render'], 'civickit render form'],
  [['render', 'form', 'x.json'], '--print'],
  [['render', 'form', 'x.json', 'p.html', '--action', 'javascript:alert(1)'], '--action'],
  [['render', 'form', 'x.json', 'p.html', '--blocks', '99'], '--blocks'],
  [['render', 'form', 'x.json', 'p.html', '--in', 'no tag'], '--in'],
])('%j is not understood', async (given, said) => {
  const { code, out } = await county.run(...given);
  expect([code, out.includes(said)]).toEqual([2, true]);
});

test('the help is there in English and Chinese', async () => {
  expect((await county.run('render', '--help')).out).toContain('civickit render form FORM.json');
  expect((await county.run('render', '--help', '--lang', 'zh-Hans')).out).toContain('退出码');
});
