import type { QuestionType } from '@civickit/core/forms';
import type { ValueType } from '../xpath/typed.js';

/** What a row of the survey is, by its type. */
export interface RowType {
  readonly kind: QuestionType | 'end' | 'metadata' | 'hidden' | 'range' | 'unknown';
  /** Of a choice: the list of its options. */
  readonly list?: string;
  readonly orOther?: boolean;
  readonly accept?: readonly string[];
  /** It is called otherwise here. */
  readonly isOther?: boolean;
  /** As the sheet has it. */
  readonly written: string;
}

type Word = readonly [kind: RowType['kind'], names: string, accept?: string];

/** First our own name where it is one of XLSForm's too. */
const words: readonly Word[] = [
  ['text', 'text|string|文本|单行文本|文字'],
  ['textarea', 'textarea|多行文本'],
  ['integer', 'integer|int|整数|整數'],
  ['decimal', 'decimal|小数|小數|数字|數字'],
  ['date', 'date|日期'],
  ['time', 'time|时间|時間'],
  ['datetime', 'dateTime|datetime|date time|日期时间|日期時間'],
  ['note', 'note|说明|說明'],
  ['declaration', 'acknowledge|trigger|declaration|声明|承诺|聲明'],
  ['calculation', 'calculate|calculation|计算|計算'],
  ['location', 'geopoint|gps|location|位置|定位'],
  ['file', 'image|photo|图片|照片|圖片', 'image/*'],
  ['file', 'audio|录音|錄音', 'audio/*'],
  ['file', 'video|视频|影片', 'video/*'],
  ['file', 'file|文件|附件|檔案'],
  ['group', 'begin group|开始组|開始組'],
  ['repeat', 'begin repeat|开始重复|開始重複'],
  ['end', 'end group|end repeat|结束组|结束重复|結束組|結束重複'],
  ['range', 'range'],
  ['hidden', 'hidden|隐藏|隱藏'],
  ['yesno', 'yesno|是否'],
  ['email', 'email|邮箱|電郵'],
  ['tel', 'tel|phone number'],
  ['url', 'url|网址|網址'],
  ['name', 'name|姓名'],
  ['resident-id', 'resident-id|身份证号|身份证'],
  ['social-credit-code', 'social-credit-code|统一社会信用代码'],
  ['phone', 'phone|电话|手机号|電話'],
  ['region', 'region|行政区划'],
  ['address', 'address|地址|住址'],
  [
    'metadata',
    'start|end|today|deviceid|device id|subscriberid|simserial|phonenumber|username|audit|start-geopoint|instanceid|background-audio|background-geopoint|client-version',
  ],
];

/** Types that go by another name here, without any loss. */
const other: ReadonlySet<string> = new Set('acknowledge|trigger|geopoint|gps|image|photo|audio|video|range|phone number'.split('|'));

const choice = /^(?:(select one|choice|单选|單選)|select multiple|select all that apply|choices|多选|多選)(?: from)?\s+(.+)$/i;
const orOther = /\s+or[ _](?:specify[ _])?other$/i;

export function rowType(written: string): RowType {
  const text = written.normalize('NFKC').trim().replace(/\s+/g, ' ');
  const [, one, named = ''] = choice.exec(spaced(text)) ?? [];
  if (named && !/^from file\b|^file\b|^\$\{/.test(named)) {
    // Names of lists keep their underscores.
    const list = text.slice(text.length - named.length).replace(orOther, '');
    return { kind: one ? 'choice' : 'choices', list, written: text, ...(orOther.test(named) && { orOther: true }) };
  }
  const key = spaced(text).toLowerCase();
  const word = words.find(([, names]) =>
    names
      .toLowerCase()
      .split('|')
      .some((name) => name === key || name === text.toLowerCase()),
  );
  if (!word) return { kind: 'unknown', written: text };
  const [kind, , accept] = word;
  return { kind, written: text, ...(accept && { accept: [accept] }), ...(other.has(key) && { isOther: true }) };
}

const spaced = (text: string) => text.replaceAll('_', ' ');

/** What an expression reads of an answer of this kind; undefined where there is none. */
export function valueTypeOf(kind: RowType['kind']): ValueType | undefined {
  if (kind === 'integer' || kind === 'decimal' || kind === 'range') return 'number';
  if (kind === 'date' || kind === 'time' || kind === 'datetime' || kind === 'repeat') return kind;
  if (kind === 'yesno' || kind === 'declaration') return 'boolean';
  if (kind === 'choices') return 'list';
  if (kind === 'file' || kind === 'location' || kind === 'address') return 'other';
  return /^(?:note|group|end|metadata|hidden|calculation)$/.test(kind) ? undefined : 'text';
}
