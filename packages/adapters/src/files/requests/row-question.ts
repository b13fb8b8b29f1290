import type { ChoiceOption, Question, TextQuestion } from '@civickit/core';
import { numberOf } from '../../record/fields.js';
import type { CatalogueRow } from '../columns/catalogue-row.js';
import type { QuestionField } from './request-type-columns.js';

const kinds: readonly (readonly [Question['type'], RegExp])[] = [
  ['choices', /多选|複選|复选|choices|multi|several|checkbox/i],
  ['choice', /单选|單選|选择|選擇|下拉|choice|select|single|radio|list/i],
  ['yesno', /是否|yes.?no|boolean|判断/i],
  ['textarea', /多行|长文本|textarea|paragraph|long text/i],
  ['datetime', /日期.*时间|日期.*時間|date.?time/i],
  ['date', /日期|date/i],
  ['time', /时间|時間|time/i],
  ['integer', /整数|整數|integer|whole/i],
  ['decimal', /数字|数值|小数|數字|number|decimal/i],
  ['tel', /电话|電話|手机|phone|\btel/i],
  ['email', /邮箱|郵件|e-?mail/i],
  ['url', /网址|網址|链接|url|link/i],
  ['note', /说明|說明|提示|note|info/i],
  ['text', /文本|文字|填空|单行|text|string/i],
];
const questionTypeIn = (text: string) => kinds.find(([name, pattern]) => name === text.trim() || pattern.test(text))?.[0];

/** The question of a row; undefined, and reported, where a choice has no options. */
export function rowQuestion<F extends string>(row: CatalogueRow<F | QuestionField>, taken: ReadonlySet<string>): Question | undefined {
  const label = row.line('question');
  const options = optionsIn(row.list('options') ?? []);
  const told = row.read('questionType', questionTypeIn, 'no-word');
  const type = told ?? (options.length > 0 ? 'choice' : 'text');
  const id = freeId(row.line('questionId') || label, taken);
  if (type === 'note') return { id, type, label };
  const hint = row.line('hint');
  const asked = { id, label, ...(hint && { hint }), ...(row.yes('required') && { required: true }) };
  const [least, most] = [row.read('least', numberOf, 'no-number'), row.read('most', numberOf, 'no-number')];
  if (type === 'integer' || type === 'decimal')
    return { ...asked, type, ...(least !== undefined && { minimum: least }), ...(most !== undefined && { maximum: most }) };
  if (/^(?:text|textarea|email|tel|url)$/.test(type)) return { ...asked, type: type as TextQuestion['type'], ...lengths(least, most) };
  if (type !== 'choice' && type !== 'choices') return { ...asked, type: type as 'date' | 'time' | 'datetime' | 'yesno' };
  if (options.length > 0) return { ...asked, type, options };
  return void row.report('no-options', row.placeOf('options') ?? row.placeOf('questionType'));
}

function lengths(least: number | undefined, most: number | undefined): Pick<TextQuestion, 'minLength' | 'maxLength'> {
  return { ...(least !== undefined && { minLength: least }), ...(most !== undefined && { maxLength: most }) };
}

/** `pothole=Hole in the road`, or one text that is both; commas part them where nothing else does. */
function optionsIn(listed: readonly string[]): readonly ChoiceOption[] {
  const [only = ''] = listed;
  const texts = listed.length === 1 ? only.split(/[,，、|]/) : listed;
  const options = new Map<string, string>();
  for (const text of texts.map((one) => one.trim()).filter(Boolean)) {
    const [, value = text, label = text] = /^([\w.-]+)\s*=\s*(.+)$/.exec(text) ?? [];
    if (!options.has(value)) options.set(value, label);
  }
  return [...options].map(([value, label]) => ({ value, label }));
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted} ${count}`;
  return id;
}
