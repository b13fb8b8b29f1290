import type { ExplainedColumn, SheetLanguage } from './explained-columns.js';
import * as requestTypes from './request-type-template.js';
import * as services from './service-template.js';
import type { TemplateSheet } from './template-sheets.js';

const words = {
  en: {
    services: 'Services',
    documents: 'Documents',
    places: 'Places',
    contacts: 'Contacts',
    fees: 'Fees',
    steps: 'Steps',
    questions: 'Questions',
    types: 'Types',
    about: 'Columns',
    heads: ['Sheet', 'Name of column', 'What to write', 'Also understood'],
    comma: ', ',
  },
  'zh-hans': {
    services: '服务事项',
    documents: '申请材料',
    places: '办理地点',
    contacts: '联系方式',
    fees: '收费',
    steps: '办理流程',
    questions: '常见问题',
    types: '诉求类型',
    about: '填写说明',
    heads: ['工作表', '列名', '怎样填写', '也可写作'],
    comma: '、',
  },
} as const;

/** Sheets of a workbook: one of each kind, and one that explains all columns. */
function sheetsOf(
  columns: ReadonlyMap<Exclude<keyof (typeof words)['en'], 'about' | 'heads' | 'comma'>, readonly ExplainedColumn[]>,
  lang: SheetLanguage,
): readonly TemplateSheet[] {
  const { about, heads, comma, ...names } = words[lang];
  const explanations = [...columns].flatMap(([kind, list]) => list.map((one) => [names[kind], one.head, one.about, one.also.join(comma)]));
  return [...[...columns].map(([kind, list]) => sheetOf(names[kind], list)), { name: about, rows: [[...heads], ...explanations] }];
}

function sheetOf(name: string, columns: readonly ExplainedColumn[]): TemplateSheet {
  const rows = Math.max(...columns.map(({ samples }) => samples.length));
  return {
    name,
    rows: [columns.map(({ head }) => head), ...Array.from({ length: rows }, (_, at) => columns.map(({ samples }) => samples[at] ?? ''))],
  };
}

/** A county's catalogue: in one table, and in a workbook of sheets. */
export function serviceSheets(lang: SheetLanguage): { table: TemplateSheet; workbook: readonly TemplateSheet[] } {
  return { table: sheetOf('', services.oneTable(lang)), workbook: sheetsOf(services.sheets(lang), lang) };
}

/** What can be reported: in one table, and in a workbook of sheets. */
export function requestTypeSheets(lang: SheetLanguage): { table: TemplateSheet; workbook: readonly TemplateSheet[] } {
  return { table: sheetOf('', requestTypes.oneTable(lang)), workbook: sheetsOf(requestTypes.sheets(lang), lang) };
}
