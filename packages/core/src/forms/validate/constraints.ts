import type { Answer, FileAnswer } from '../answers/answers.js';
import { defaultFileBytes, defaultFileTypes } from '../definition/limits.js';
import type { DateQuestion, FileQuestion, Question, TextQuestion } from '../definition/questions.js';
import { evaluate } from '../logic/evaluate.js';
import type { JudgedScope } from '../logic/engine.js';
import { patternOf } from '../patterns/pattern-of.js';
import { compareDateTexts } from './date-texts.js';
import type { IssueParams } from './form-issue.js';
import type { IssueCode } from './issue-codes.js';

/** What is wrong with one answer. */
export interface Fault {
  readonly code: IssueCode;
  readonly params?: IssueParams;
}

/** The constraint of a question that an answer in its normal form breaks. `dayOf` tells the municipality's day of an instant. */
export function constraintBroken(
  question: Question,
  value: Answer,
  scope: JudgedScope,
  dayOf: (instant: number) => string,
): Fault | undefined {
  switch (question.type) {
    case 'integer':
    case 'decimal':
      return outside(question, (limit) => Number(value) - limit);
    case 'date':
    case 'time':
    case 'datetime':
      return outside(limitsOf(question, scope), (limit) => compareDateTexts(value as string, limit, dayOf));
    case 'choices':
    case 'repeat':
      return miscounted(question, (value as readonly unknown[]).length);
    case 'file':
      return fileRefused(question, value as readonly FileAnswer[]);
    default:
      // Of texts only those that are free have limits.
      return typeof value === 'string' ? textRefused(question as TextQuestion, value) : undefined;
  }
}

const of = (code: IssueCode, limit: string | number): Fault => ({ code, params: { limit } });

interface Limits<T> {
  readonly minimum?: T | undefined;
  readonly maximum?: T | undefined;
}

function outside<T extends string | number>({ minimum, maximum }: Limits<T>, distanceFrom: (limit: T) => number): Fault | undefined {
  if (minimum !== undefined && distanceFrom(minimum) < 0) return of('minimum', minimum);
  return maximum !== undefined && distanceFrom(maximum) > 0 ? of('maximum', maximum) : undefined;
}

/** A limit that nobody has answered yet is none. */
function limitsOf(question: DateQuestion, scope: JudgedScope): Limits<string> {
  const [minimum, maximum] = [question.minimum, question.maximum].map((limit) => {
    const value = limit === undefined ? undefined : evaluate(limit, scope);
    return typeof value === 'string' ? value : undefined;
  });
  return { minimum, maximum };
}

function miscounted({ minItems = 0, maxItems = Infinity }: { minItems?: number; maxItems?: number }, count: number): Fault | undefined {
  if (count < minItems) return of('minItems', minItems);
  return count > maxItems ? of('maxItems', maxItems) : undefined;
}

/** Characters times states of a pattern, as many as `matches` walks in one expression. */
const mostWalked = 10_000_000;

function textRefused(question: TextQuestion, text: string): Fault | undefined {
  const { minLength = 0, maxLength: longest = Infinity, pattern: source } = question;
  const pattern = source === undefined ? undefined : patternOf(source);
  const maxLength = Math.min(longest, Math.floor(mostWalked / (pattern?.size ?? 0)));
  const length = lengthOf(text);
  if (length < minLength) return of('minLength', minLength);
  if (length > maxLength) return { code: 'maxLength', params: { limit: maxLength, over: length - maxLength } };
  return pattern?.test(text) === false ? { code: 'pattern' } : undefined;
}

/** In characters, not in the units that JavaScript counts. */
function lengthOf(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

function fileRefused(question: FileQuestion, files: readonly FileAnswer[]): Fault | undefined {
  const { accept = defaultFileTypes, maxFiles = 1, maxBytes = defaultFileBytes } = question;
  if (files.length > maxFiles) return of('maxFiles', maxFiles);
  for (const { type, size, name = '' } of files) {
    if (!accept.some((accepted) => isOfType(type, accepted))) return { code: 'accept', params: { name, types: accept.join(', ') } };
    if (size > maxBytes) return { code: 'maxBytes', params: { name, limit: maxBytes } };
  }
  return undefined;
}

/** `type` in its normal form. */
function isOfType(type: string, accepted: string): boolean {
  const wanted = accepted.toLowerCase();
  return wanted === type || (wanted.endsWith('/*') && type.startsWith(wanted.slice(0, -1)) && type.length >= wanted.length);
}
