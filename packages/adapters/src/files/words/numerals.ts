const digits = '零一二三四五六七八九';
const tens: Readonly<Record<string, number>> = { 十: 10, 百: 100 };

/** A whole number or fraction, in figures or in Chinese numerals below a thousand (`十五`, `两`, `半`); undefined for all else. */
export function numberIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  if (/^\d+(\.\d+)?$/.test(plain)) return Number(plain);
  if (plain === '半') return 0.5;
  if (!/^[零〇一二两兩三四五六七八九十百]+$/.test(plain)) return undefined;
  let sum = 0;
  let digit = 0;
  for (const sign of plain.replaceAll('〇', '零').replace(/[两兩]/g, '二')) {
    const unit = tens[sign];
    if (unit === undefined) digit = digits.indexOf(sign);
    else sum += (digit || 1) * unit;
    if (unit !== undefined) digit = 0;
  }
  return sum + digit;
}

/** What a number in the middle of a text may look like, for `numberIn`. */
export const numberPattern = '\\d+(?:\\.\\d+)?|[零〇一二两兩三四五六七八九十百]+|半';
