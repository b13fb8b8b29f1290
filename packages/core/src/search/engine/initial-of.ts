import { foldText } from '../fold-words.js';

/** Letters with which syllables begin, each with the first character by the order of pinyin. */
const firsts = 'A吖B丷C嚓D咑E妸F发G旮H哈J丌K咔L垃M呣N拏O噢P妑Q七R呥S仨T他W屲X夕Y丫Z帀';

/** Words that begin with a character that alone is read otherwise. */
const exceptions: Readonly<Record<string, string>> = {
  重庆: 'C',
  重新: 'C',
  重建: 'C',
  重复: 'C',
  长期: 'C',
  长途: 'C',
  长江: 'C',
  参加: 'C',
  单位: 'D',
};

let collator: Intl.Collator | undefined;

/**
 * The letter of an A to Z under which a name stands: its own first letter without accents, or that of the pinyin of its first
 * character; `#` for all else. Without pinyin order in the engine, Chinese names are under `#`.
 */
export function initialOf(name: string): string {
  const text = foldText(name).replace(/^[^\p{L}\p{N}]+/u, '');
  const [first = ''] = text;
  if (/[a-z]/.test(first)) return first.toUpperCase();
  if (!/\p{sc=Han}/u.test(first)) return '#';
  const exception = exceptions[text.slice(0, 2)];
  if (exception) return exception;
  collator ??= new Intl.Collator('zh-Hans-u-co-pinyin');
  const order = collator;
  // Engines without the table put characters in the order of their codes, in which 阿 comes after 八.
  if (order.compare('阿', '八') >= 0) return '#';
  let letter = '#';
  for (let at = 0; at < firsts.length && order.compare(firsts.charAt(at + 1), first) <= 0; at += 2) letter = firsts.charAt(at);
  return letter;
}
