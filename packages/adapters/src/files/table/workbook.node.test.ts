import { expect, test } from 'vitest';
import { inline, makeWorkbook, makeZip, type HandMade } from './make-zip.node.js';
import { readTable } from './read-table.js';
import type { TableLimits } from './table.js';

const origin = { source: 'board', url: 'https://town.example/notices.xlsx' };
const read = (bytes: Uint8Array, options: { sheet?: string; limits?: Partial<TableLimits>; suits?: () => boolean } = {}) =>
  readTable(bytes, { origin, records: 'notices', suits: () => true, ...options });
const rows = async (made: HandMade, options = {}) =>
  (await read(makeWorkbook(made), options)).table.rows.map(({ number, cells }) => [number, ...Array.from(cells, (cell) => cell?.text)]);

const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="[Red]0.00;&quot;day&quot;"/>' +
  '<numFmt numFmtId="166" formatCode="[$-804]e/m/d"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>';

test('shared, inline and rich strings, booleans and errors come as they are seen', async () => {
  const strings =
    '<si><t>标题</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">停水 </t></r><r><t>通知</t></r><rPh sb="0" eb="1"><t>ting</t></rPh></si><si><t>a_x000D_&#10;b &amp; c</t></si>';
  const sheet = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="3"><c t="s"><v>2</v></c>${inline('B3', 'x')}<c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="str"><f>A1</f><v>made</v></c></row>`;
  expect(await rows({ sheets: { One: sheet }, strings })).toEqual([
    [1, '标题', undefined, '停水 通知'],
    [3, 'a\r\nb & c', 'x', 'TRUE', '#REF!', 'made'],
  ]);
});

test('numbers are dates where their format says so, in both systems', async () => {
  const cells = '<row r="1"><c s="1"><v>46085</v></c><c s="2"><v>46085.645833333336</v></c><c s="3"><v>46085</v></c><c s="4"><v>46085</v></c><c><v>0.30000000000000004</v></c><c s="5"><v>46085.000001</v></c></row>'; // prettier-ignore
  expect(await rows({ sheets: { One: cells }, styles })).toEqual([
    [1, '2026-03-04', '2026-03-04 15:30', '2026-03-04', '46085', '0.3', '2026-03-04'],
  ]);
  expect(await rows({ sheets: { One: '<row r="1"><c s="1"><v>44623</v></c></row>' }, styles, date1904: true })).toEqual([
    [1, '2026-03-04'],
  ]);
});

test('a cell merged down stands for each of its rows, and links are kept', async () => {
  const sheet = `<row r="1">${inline('A1', '停水')}${inline('B1', 'one')}</row><row r="2">${inline('B2', 'two')}</row>`;
  const after = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells><hyperlinks><hyperlink ref="B2" r:id="x"/></hyperlinks>';
  const rels = '<Relationships><Relationship Id="x" Target="https://town.example/2" TargetMode="External"/></Relationships>';
  const { table } = await read(makeWorkbook({ sheets: { One: sheet }, after, more: { 'xl/worksheets/_rels/sheet1.xml.rels': rels } }));
  expect(table.rows[1]?.cells).toEqual([{ text: '停水' }, { text: 'two', link: 'https://town.example/2' }]);
});

test('the sheet that suits is taken, hidden ones only by name', async () => {
  const sheets = {
    '~Old': `<row>${inline('A1', 'old')}</row>`,
    Notes: `<row>${inline('A1', 'notes')}</row>`,
    News: `<row>${inline('A1', 'news')}</row>`,
  };
  const suits = (table: { sheet?: string }) => table.sheet === 'News';
  expect(await rows({ sheets }, { suits })).toEqual([[1, 'news']]);
  expect(await rows({ sheets }, { suits: () => false })).toEqual([[1, 'notes']]);
  expect(await rows({ sheets }, { sheet: 'Old' })).toEqual([[1, 'old']]);
  await expect(read(makeWorkbook({ sheets }), { sheet: 'Gone' })).rejects.toMatchObject({ code: 'invalid/head' });
});

test('prefixed names, as some programs write them, are read', async () => {
  const ns = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const more = {
    'xl/worksheets/sheet1.xml': `<x:worksheet ${ns}><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>y</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
  };
  expect(await rows({ sheets: { One: '' }, more })).toEqual([[2, undefined, 'y']]);
});

test.each<[string, Uint8Array, string]>([
  ['nothing', new Uint8Array(), 'protocol/not-a-table'],
  ['an archive cut short', makeWorkbook({ sheets: { One: '<row/>' } }).subarray(0, 300), 'protocol/not-a-table'],
  ['an archive with nothing in it', makeZip({ 'a.txt': 'a' }), 'protocol/not-a-table'],
  ['a Word document', makeZip({ 'word/document.xml': '<a/>' }), 'unsupported/file'],
  ['an OpenDocument sheet', makeZip({ mimetype: 'x', 'content.xml': '<a/>' }), 'unsupported/file'],
  ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600)]), 'unsupported/file'],
  ['a PDF', new TextEncoder().encode('%PDF-1.7 …'), 'unsupported/file'],
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0, 0, 1, 2]), 'protocol/not-a-table'],
  ['a page', new TextEncoder().encode('<!doctype html><p>404'), 'protocol/html-instead'],
  ['a feed', new TextEncoder().encode('<?xml version="1.0"?><rss/>'), 'protocol/not-a-table'],
])('%s is refused with its reason', async (_, bytes, code) => {
  await expect(read(bytes)).rejects.toMatchObject({ code, source: 'board' });
});

test('a workbook with a password says so', async () => {
  const name = [...'EncryptedPackage'].flatMap((sign) => [sign.charCodeAt(0), 0]);
  const bytes = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0, ...name]);
  await expect(read(bytes)).rejects.toMatchObject({ code: 'unsupported/file', cause: [{ problem: 'encrypted' }] });
});

test('a bomb is stopped by what it unpacks to, not by what it says', async () => {
  const big = `<row>${inline('A1', 'x'.repeat(40_000_000))}</row>`;
  const bytes = makeWorkbook({ sheets: { One: big } });
  expect(bytes.length).toBeLessThan(100_000);
  await expect(read(bytes, { limits: { maxUnpackedBytes: 1_000_000 } })).rejects.toMatchObject({ code: 'too-large/table' });
  // The size in the directory is a lie here, and makes no difference.
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at < bytes.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  await expect(read(bytes, { limits: { maxUnpackedBytes: 1_000_000 } })).rejects.toMatchObject({ code: 'too-large/table' });
  await expect(read(makeZip({ a: '', b: '', c: '' }), { limits: { maxParts: 2 } })).rejects.toMatchObject({ code: 'too-large/table' });
});

test('entities of its own make no workbook', async () => {
  const more = { 'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>' };
  await expect(read(makeWorkbook({ sheets: { One: '<row/>' }, more }))).rejects.toMatchObject({ code: 'protocol/doctype' });
});

test('rows, columns and merged cells beyond all measure are left out in good time', async () => {
  const cells = `<row r="1">${inline('A1', 'a')}${inline('XFD1', 'far')}</row><row r="1048576">${inline('A1048576', 'z')}</row>`;
  const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(5000);
  const started = performance.now();
  expect(await rows({ sheets: { One: cells }, after: `<mergeCells>${merges}</mergeCells>` })).toEqual([
    [1, 'a'],
    [1048576, 'z'],
  ]);
  const many = Array.from({ length: 30 }, (_, at) => `<row r="${at + 1}">${inline(`A${at + 1}`, 'a')}</row>`).join('');
  const { table, problems } = await read(makeWorkbook({ sheets: { One: many } }), { limits: { maxRows: 10 } });
  expect([table.rows.length, problems[0]?.code]).toEqual([10, 'too-large/table']);
  expect(performance.now() - started).toBeLessThan(2000);
});

test('whatever byte is cut off or changed, nothing but a CivicError comes', async () => {
  const whole = makeWorkbook({ sheets: { One: `<row>${inline('A1', '标题')}</row>` }, styles, strings: '<si><t>a</t></si>' });
  for (let at = 0; at < whole.length; at += 7) {
    const changed = Uint8Array.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 0x5a;
    for (const bytes of [whole.subarray(0, at), changed]) {
      const error: unknown = await read(bytes).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error !== undefined) expect(error, `byte ${at}`).toMatchObject({ brand: 'civickit' });
    }
  }
});
