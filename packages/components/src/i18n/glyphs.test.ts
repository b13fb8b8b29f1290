import { expect } from '@open-wc/testing';

const unassigned = '\u0378';

const lines = {
  en: 'Water supply off on Monday, 7 to 9 a.m. – what to do?',
  'zh-Hans': '周一上午七点至九点停水，请提前储水；咨询请打电话。',
  'zh-Hant': '週一上午七點至九點停水，請提前儲水；諮詢請打電話。',
  ug: 'دۈشەنبە ئەتىگەن سائەت يەتتىدىن توققۇزغىچە سۇ توختايدۇ؟ ژۇرنال، ۋە ھېيتگاھ، پ ف خ غ ڭ چ ج',
};

/**
 * What stands at the rim of the ink of one character. A missing glyph is a box, whose rim is the same for all of them;
 * in Firefox the box holds the code's digits, so the rim alone is compared.
 */
function rim(character: string): string {
  const size = 64;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * 2;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.font = `${size}px sans-serif`;
  context.textBaseline = 'middle';
  context.fillText(character, size / 2, size);
  const { data, width, height } = context.getImageData(0, 0, size * 2, size * 2);
  const ink = (x: number, y: number): boolean => data[(y * width + x) * 4 + 3]! > 96;
  const columns = [...Array(width).keys()].filter((x) => [...Array(height).keys()].some((y) => ink(x, y)));
  const rows = [...Array(height).keys()].filter((y) => columns.some((x) => ink(x, y)));
  if (columns.length === 0) return '';
  const bits = (cells: boolean[]): string => cells.map(Number).join('');
  return [
    bits(columns.map((x) => ink(x, rows[0]!))),
    bits(columns.map((x) => ink(x, rows.at(-1)!))),
    bits(rows.map((y) => ink(columns[0]!, y))),
    bits(rows.map((y) => ink(columns.at(-1)!, y))),
  ].join(' ');
}

function missing(line: string): string[] {
  const none = rim(unassigned);
  return [...new Set(line)].filter((character) => /\S/.test(character) && ['', none].includes(rim(character)));
}

describe('fonts', () => {
  for (const [language, line] of Object.entries(lines)) {
    it(`have a glyph for every character of a line in ${language}`, () => {
      expect(missing(line)).to.deep.equal([]);
    });
  }

  it('are seen to lack a glyph where no font can have one', () => {
    expect(missing('a\u0379\uFFFF')).to.deep.equal(['\u0379', '\uFFFF']);
  });
});
