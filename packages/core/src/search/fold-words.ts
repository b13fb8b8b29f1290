/** Scripts that put no space between words. */
export const unspaced = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}';

const word = new RegExp(`[${unspaced}]+|(?:(?![${unspaced}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');

/** Letters that no normalization takes apart, but that people type as the plain one; Persian and Uyghur forms beside the Arabic ones. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ە: 'ه',
};
const special = /[ßæœøđðłıىیکةە]/gu;

/** Accents of Latin, Greek and Cyrillic, vowel signs of Arabic and joiners are of no script of their own; so is lengthening. Signs of Indic scripts are letters. */
const marks = /[\p{sc=Zinh}\u0640]/gu;

/** What is only in lower case to be folded: most Chinese texts, at a tenth of the price. */
const simple = /^[\x20-\x7f\u4e00-\u9fff，。、；：（）《》“”]*$/;

/** Text without the differences that a searching reader does not make: case, width, accents, presentation forms. */
export function foldText(text: string): string {
  if (simple.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(marks, '')
    .replace(special, (letter) => plain[letter] ?? letter)
    .normalize('NFC');
}

/** The words of folded text. A stretch of Chinese is one word, cut off from the letters and numbers beside it. */
export function splitWords(folded: string): readonly string[] {
  return folded.match(word) ?? [];
}
