import type { ReportInstead, RequestKind, RequestType } from '@civickit/core';
import type { CatalogueRow } from '../columns/catalogue-row.js';
import type { column as define } from '../columns/define-column.js';

/** Columns of a sheet of types that few sheets have: what its reports are and ask for, and whom to turn to instead. */
export const factColumns = (column: typeof define) => [
  column('kind', 'word', ['What it is', '诉求性质', '訴求性質'], '类型性质|性质|Kind of message|خەت تۈرى'),
  column('placeless', 'yes', ['No place needed', '无需位置', '無需位置'], '不需要位置|免填位置|Without place|ئورۇن كېرەكسىز'),
  column('photoless', 'yes', ['No photos', '无需照片', '無需照片'], '不需要照片|免传照片|Without photos|سۈرەت كېرەكسىز'),
  column('mayBePrivate', 'yes', ['May be private', '可不公开', '可不公開'], '可以不公开|允许不公开|Private allowed|ئاشكارىلانماسلىققا بولىدۇ'),
  column('similarWithin', 'line', ['Similar within (m)', '相近半径（米）', '相近半徑（公尺）'], '查重半径|相近距离|ئوخشاش دائىرە'),
  column('insteadReason', 'word', ['Not taken here because', '不在此受理的原因'], '不在此受理|Not taken here|قوبۇل قىلىنماسلىق سەۋەبى'),
  column('insteadOffice', 'line', ['Contact instead', '应联系', '應聯絡'], '应联系单位|应联系部门|ئالاقىلىشىدىغان ئورۇن'),
  column('insteadPhone', 'line', ['Contact instead, phone', '应联系电话', '應聯絡電話'], '请拨打|Call instead|ئالاقىلىشىدىغان تېلېفون'),
  column('insteadUrl', 'address', ['Contact instead, page', '应联系网址', '應聯絡網址'], 'ئالاقىلىشىدىغان تور بېتى'),
]; // prettier-ignore

export type FactField = ReturnType<typeof factColumns>[number]['field'];
type Facts = Pick<RequestType, 'kind' | 'placeless' | 'photoless' | 'mayBePrivate' | 'similarWithin' | 'instead'>;

/** `agency` is the unit that answers for the type. */
export function factsIn<F extends string>(row: CatalogueRow<F | FactField>, agency: string): Facts {
  const [placeless, photoless, mayBePrivate] = [row.yes('placeless'), row.yes('photoless'), row.yes('mayBePrivate')];
  const kind = row.read('kind', kindIn, 'no-word');
  const similarWithin = row.read('similarWithin', metresIn, 'no-number');
  const instead = insteadIn(row, agency);
  return {
    ...(kind && { kind }),
    ...(placeless && { placeless }),
    ...(photoless && { photoless }),
    ...(mayBePrivate && { mayBePrivate }),
    ...(similarWithin !== undefined && { similarWithin }),
    ...(instead && { instead }),
  };
}

/** What 12345 lines and sheets of their orders call it. */
const kinds: readonly (readonly [RegExp, RequestKind])[] = [
  [/question|enquiry|inquiry|咨询|諮詢|提问|سوئال/i, 'question'],
  [/complaint|投诉|投訴|ئەرز/i, 'complaint'],
  [/suggestion|idea|建议|建議|意见|意見|تەكلىپ/i, 'suggestion'],
  [/thanks|praise|compliment|感谢|感謝|表扬|表揚|رەھمەت/i, 'thanks'],
  [/clue|tip|lead|线索|線索|举报|舉報|检举|檢舉|يىپ ئۇچى/i, 'clue'],
  [/report|反映|诉求|訴求|求助|报修|報修|مەلۇم/i, 'report'],
];

const kindIn = (text: string) => kinds.find(([words]) => words.test(text))?.[1];

/** `50`, `50 m`, `50米` */
function metresIn(text: string): number | undefined {
  const [, metres] = /^(\d+)\s*(?:m|metres?|meters?|米|公尺|مېتىر)?$/i.exec(text.normalize('NFKC')) ?? [];
  return metres === undefined ? undefined : Number(metres);
}

/** Where only the reason and a number are told, the unit that answers for the type, else the number itself. */
function insteadIn<F extends string>(row: CatalogueRow<F | FactField>, agency: string): ReportInstead | undefined {
  const reason = row.read('insteadReason', reasonIn, 'no-word');
  const named = row.line('insteadOffice');
  const phone = row.read('insteadPhone', phoneIn, 'no-contact');
  const url = row.address('insteadUrl');
  // A word that is none of them still says that it is not taken here.
  if (!row.line('insteadReason') && !named && !phone && !url) return undefined;
  const office = named || agency || phone;
  if (!office) return void row.report('no-name', row.placeOf('insteadOffice') ?? row.placeOf('insteadReason'));
  return { reason: reason ?? 'other-office', office, ...(phone && { phone }), ...(url && { url }) };
}

function reasonIn(text: string): ReportInstead['reason'] | undefined {
  if (/紧急|緊急|急救|emergency|urgent|جىددىي/i.test(text)) return 'emergency';
  return /其他|其它|非本|other|another|باشقا/i.test(text) ? 'other-office' : undefined;
}

const phoneIn = (text: string) => (/\d/.test(text) ? text : undefined);
