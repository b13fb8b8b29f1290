import type { Expression, LocalText, Question } from '@civickit/core/forms';
import { patternForRegex } from '../xpath/patterns.js';
import { writeXPath, type XPathContext } from './write-xpath.js';

/** Members of a question that forbid answers, whatever its type. */
interface Limits {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: Expression;
  readonly maximum?: Expression;
  readonly pattern?: string;
  readonly check?: Expression;
  readonly messages?: Readonly<Record<string, LocalText>>;
}

const limits: readonly (readonly [member: keyof Limits, before: string])[] = [
  ['minimum', '. >= '],
  ['maximum', '. <= '],
  ['minLength', 'string-length(.) >= '],
  ['maxLength', 'string-length(.) <= '],
  ['minItems', 'count-selected(.) >= '],
  ['maxItems', 'count-selected(.) <= '],
];

/** All that a question forbids, as one constraint, with the message that stands for it. */
export function constraintOf(question: Question, context: XPathContext): { readonly constraint: string; readonly message?: LocalText } {
  const own = question as Limits;
  const inside = { ...context, self: question.id };
  const parts: string[] = [];
  for (const [member, before] of limits) {
    const text = own[member] === undefined ? undefined : writeXPath(own[member], inside);
    if (text !== undefined) parts.push(before + (/^[\w.'$:{}()-]+$/.test(text) ? text : `(${text})`));
  }
  const regex = own.pattern === undefined ? undefined : writeXPath(patternForRegex(own.pattern), inside);
  if (regex !== undefined) parts.push(`regex(., ${regex})`);
  const check = own.check === undefined ? undefined : writeXPath(own.check, inside);
  if (check !== undefined) parts.push(parts.length > 0 ? `(${check})` : check);
  const codes = [...limits.map(([member]) => member), 'pattern', 'check'].filter((code) => own[code as keyof Limits] !== undefined);
  const message = codes.map((code) => own.messages?.[code]).find((text) => text !== undefined);
  return { constraint: parts.join(' and '), ...(message !== undefined && { message }) };
}
