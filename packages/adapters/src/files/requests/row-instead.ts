import type { ReportInstead } from '@civickit/core';
import type { CatalogueRow } from '../columns/catalogue-row.js';
import type { RequestTypeField } from './request-type-columns.js';

const reasons: readonly (readonly [ReportInstead['reason'], RegExp])[] = [
  ['emergency', /紧急|緊急|急救|危急|emergency|urgent|جىددىي/i],
  ['other-office', /其他|其它|另一|非本|归口|别的|他單位|other|another|باشقا/i],
];
const reasonIn = (text: string) => reasons.find(([name, pattern]) => name === text || pattern.test(text))?.[0];
const phoneIn = (text: string) => (/\d/.test(text) ? text : undefined);

/** Whom to turn to; where only the reason and a number are told, the unit that answers for the type, else the number itself. */
export function insteadIn(row: CatalogueRow<RequestTypeField>, agency: string): ReportInstead | undefined {
  const reason = row.read('insteadReason', reasonIn, 'no-word');
  const named = row.line('insteadOffice');
  const phone = row.read('insteadPhone', phoneIn, 'no-contact');
  const url = row.address('insteadUrl');
  // A word that is none of them still says that it is not taken here.
  if (!row.line('insteadReason') && !named && phone === undefined && url === undefined) return undefined;
  const office = named || agency || phone;
  if (!office) return void row.report('no-office', row.placeOf('insteadOffice') ?? row.placeOf('insteadReason'));
  return { reason: reason ?? 'other-office', office, ...(phone !== undefined && { phone }), ...(url !== undefined && { url }) };
}
