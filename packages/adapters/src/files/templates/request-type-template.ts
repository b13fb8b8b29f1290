import { column } from '../columns/define-column.js';
import { questionColumns, requestTypeColumns, type QuestionField, type RequestTypeField } from '../requests/request-type-columns.js';
import { factColumns } from '../requests/type-facts.js';
import { explained, type ColumnTexts, type ExplainedColumn, type SheetLanguage } from './explained-columns.js';

const types = {
  name: ['What can be reported. Must be there.', '可以反映的问题。必填。', 'Pothole|Street lamp', '道路破损|路灯不亮'],
  code: ['Any text that no other type has and that never changes.', '各类型不同且今后不变的编码。', 'D-1|D-2', 'D-1|D-2'],
  groups: ['Heading it stands under.', '所属大类。', 'Streets|Streets', '市政|市政'],
  description: ['', '', 'Holes and missing covers|', '路面坑洞、井盖缺失|'],
  keywords: ['Words that residents use for it.', '居民常用的叫法，用顿号分开。', 'hole|', '坑|'],
  agency: ['The unit that answers for it.', '承办单位。', 'Works|Works', '县住建局|县住建局'],
  promised: ['3 days, 12 hours', '3天、12小时', '3 days|', '3天|'],
  kind: ['report, question, complaint, suggestion, thanks, clue: what the receipt calls it.', '反映、咨询、投诉、建议、感谢、线索：回执上的叫法。', 'report|report', '反映|反映'],
  placeless: ['yes, where a report needs no place, as a question.', '咨询、表扬等不需要写明地点的写“是”。', '|', '|'],
  photoless: ['yes, where pictures tell nothing.', '照片说明不了问题的写“是”。', '|', '|'],
  mayBePrivate: ['yes, where residents may ask that only the office reads it.', '居民可以要求不公开的写“是”。', '|', '|'],
  similarWithin: ['How near an open report must be to be about the same; empty: 50, 0: never.', '多少米以内的未办结诉求视为同一件事；不填为 50，0 表示不比较。', '30|', '30|'],
  insteadReason: ['emergency, other office: where it cannot be reported here.', '紧急、其他单位：不能在此反映的才填。', '|', '|'],
  insteadOffice: ['Whom to turn to then; empty: the office.', '这时应联系的单位；不填为责任部门。', '|', '|'],
  insteadPhone: ['', '', '|', '|'],
  insteadUrl: ['A page of that office.', '该单位的网页。', '|', '|'],
} as const satisfies Partial<Record<RequestTypeField, ColumnTexts>>; // prettier-ignore

const owner: ColumnTexts = ['Code of the type; empty: that of the row above.', '所属类型的编码；不填则与上一行相同。', 'D-1|', 'D-1|'];

const questions = {
  question: ['Must be there in a row of a question.', '问题行必填。', 'How large is it?|Since when?', '有多大？|什么时候开始的？'],
  questionType: ['text, long text, whole number, number, date, time, yes-no, choice, choices, phone, e-mail, note', '单行文本、多行文本、整数、小数、日期、时间、是否、单选、多选、电话、邮箱、说明', 'choice|date', '单选|日期'],
  options: ['With semicolons between.', '用分号隔开。', 'like a hand; like a plate; larger|', '巴掌大；脸盆大；更大|'],
  required: ['yes, where it must be answered.', '必须回答的写“是”。', 'yes|', '是|'],
  hint: ['', '', '|An estimate will do', '|大概即可'],
} as const satisfies Partial<Record<QuestionField, ColumnTexts>>; // prettier-ignore

const typeColumns = [...requestTypeColumns, ...factColumns(column)];

/** Columns of a table of types and their questions: a second question stands in a row of its own. */
export function oneTable(lang: SheetLanguage): ExplainedColumn[] {
  const asked = explained(requestTypeColumns, questions, lang);
  const first = explained(typeColumns, types, lang);
  return [
    ...first.map((column) => ({ ...column, samples: [column.samples[0] ?? '', '', column.samples[1] ?? ''] })),
    ...asked.map((column) => ({ ...column, samples: [...column.samples, ''] })),
  ];
}

/** Columns of each sheet of a workbook. */
export function sheets(lang: SheetLanguage): ReadonlyMap<'types' | 'questions', ExplainedColumn[]> {
  return new Map([
    ['types', explained(typeColumns, types, lang)],
    ['questions', explained(questionColumns, { code: owner, ...questions }, lang)],
  ]);
}
