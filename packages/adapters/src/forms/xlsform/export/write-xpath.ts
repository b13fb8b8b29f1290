import type { Expression } from '@civickit/core/forms';
import { patternForRegex } from '../xpath/patterns.js';

/** What a form knows beside the expression. */
export interface XPathContext {
  /** Named conditions are written out. */
  readonly conditions: Readonly<Record<string, Expression>>;
  /** Id of the question that a constraint belongs to. */
  readonly self?: string | undefined;
  /** Questions that are answered by yes or no. */
  readonly isYesNo: (name: string) => boolean;
  readonly isRepeat: (name: string) => boolean;
}

type Args = readonly unknown[];
type Write = (args: Args, context: XPathContext, depth: number) => string | undefined;

/** Deeper ones are refused by the form itself; conditions in conditions come on top. */
const deepest = 64;

/** The expression as XPath, or undefined where XLSForm has no words for it. Whether it means the same is for the reader to try. */
export function writeXPath(expression: unknown, context: XPathContext, depth = 0): string | undefined {
  if (typeof expression === 'string') return literal(expression);
  if (typeof expression === 'number') return Number.isFinite(expression) ? decimal(expression) : undefined;
  if (typeof expression === 'boolean') return `${expression}()`;
  if (typeof expression !== 'object' || expression === null || Array.isArray(expression) || depth > deepest) return undefined;
  const [[operator, given] = ['', undefined]] = Object.entries(expression);
  const args = (Array.isArray(given) ? given : [given]) as Args;
  return Object.hasOwn(writers, operator) ? writers[operator]?.(args, context, depth + 1) : undefined;
}

/** XPath 1.0 has no way to write a quotation mark within its own kind. */
function literal(text: string): string | undefined {
  if (!text.includes("'")) return `'${text}'`;
  return text.includes('"') ? undefined : `"${text}"`;
}

function decimal(number: number): string | undefined {
  const text = String(number);
  return text.includes('e') ? undefined : text;
}

function all(args: Args, context: XPathContext, depth: number): readonly string[] | undefined {
  const texts = args.map((one) => writeXPath(one, context, depth));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** `name(a, b)` */
const call =
  (name: string): Write =>
  (args, context, depth) => {
    const texts = all(args, context, depth);
    return texts && `${name}(${texts.join(', ')})`;
  };

/** `a + b`, each in brackets where it is more than one word. */
const between =
  (sign: string): Write =>
  (args, context, depth) =>
    all(args, context, depth)?.map(bracketed).join(` ${sign} `);

function bracketed(text: string): string {
  return /^(?:[\w$.-]+|\$\{[^}]*\}|'[^']*'|"[^"]*"|[\w-]+\([^()]*\))$/u.test(text) ? text : `(${text})`;
}

const order =
  (sign: string): Write =>
  (args, context, depth) => {
    const texts = all(args, context, depth)?.map(bracketed);
    if (!texts) return undefined;
    return texts.length === 2
      ? texts.join(` ${sign} `)
      : `${texts[0] ?? ''} ${sign} ${texts[1] ?? ''} and ${texts[1] ?? ''} ${sign} ${texts[2] ?? ''}`;
  };

/** Answers of yes and no are compared with words; an answer of several options is compared with its only one. */
const equal =
  (sign: string): Write =>
  ([one, other], context, depth) => {
    const isYesNo = [one, other].some((side) => isVar(side) && context.isYesNo(side.var));
    const side = (value: unknown) => {
      if (typeof value === 'boolean' && isYesNo) return value ? "'yes'" : "'no'";
      const [only, ...more] = Array.isArray(value) ? (value as unknown[]) : [value];
      return more.length === 0 ? writeXPath(only, context, depth) : undefined;
    };
    const [left, right] = [side(one), side(other)];
    return left === undefined || right === undefined ? undefined : `${bracketed(left)} ${sign} ${bracketed(right)}`;
  };

function isVar(value: unknown): value is { readonly var: string } {
  return typeof value === 'object' && value !== null && typeof (value as { readonly var?: unknown }).var === 'string';
}

/** Of a comparison of which `otherwise` is what XPath gives by itself, only the comparison. */
const coalesce: Write = ([one, other, ...more], context, depth) => {
  const [operator] = typeof one === 'object' && one !== null ? Object.keys(one) : [];
  const bySelf = operator === '!=' ? true : operator && /^(?:==|<|<=|>|>=)$/.test(operator) ? false : undefined;
  if (more.length > 0) return coalesce([one, { coalesce: [other, ...more] }], context, depth);
  return bySelf !== undefined && other === bySelf ? writeXPath(one, context, depth) : call('coalesce')([one, other], context, depth);
};

const inList: Write = ([value, list], context, depth) => {
  const one = writeXPath(value, context, depth);
  if (one === undefined) return undefined;
  const answer = answerIn(list, value);
  if (answer) return `selected(${writeXPath(answer, context, depth) ?? ''}, ${one})`;
  const texts = Array.isArray(list) ? all(list as Args, context, depth) : undefined;
  return texts && texts.length > 0 ? `(${texts.map((text) => `${bracketed(one)} = ${text}`).join(' or ')})` : undefined;
};

/** The answer of several options in which `value` is looked for; also where a list without it stands in for no answer. */
function answerIn(list: unknown, value: unknown): { readonly var: string } | undefined {
  if (isVar(list)) return list;
  const given = typeof list === 'object' && list !== null ? (list as { readonly coalesce?: unknown }).coalesce : undefined;
  const [answer, instead, ...more] = Array.isArray(given) ? (given as unknown[]) : [];
  const isIdle = typeof value === 'string' && Array.isArray(instead) && !instead.includes(value) && more.length === 0;
  return isIdle && isVar(answer) ? answer : undefined;
}

/** What is not answered counts nought. */
const sum: Write = (args, context, depth) => {
  const isMany = (one: unknown) => isVar(one) && one.var.includes('.');
  if (args.length === 1 && isMany(args[0])) return call('sum')(args, context, depth);
  const texts = args.map((one) => (isMany(one) ? call('sum')([one], context, depth) : call('coalesce')([one, 0], context, depth)));
  return texts.includes(undefined) ? undefined : texts.join(' + ');
};

/** What `answered` asks for. */
function answeredIn(expression: unknown): unknown {
  const given =
    typeof expression === 'object' && expression !== null ? (expression as { readonly answered?: unknown }).answered : undefined;
  return Array.isArray(given) ? given[0] : given;
}

const not: Write = ([one], context, depth) => {
  const inner = answeredIn(one);
  const text = writeXPath(inner ?? one, context, depth);
  return text && (inner === undefined ? `not(${text})` : `${bracketed(text)} = ''`);
};

const substring: Write = ([text, from, count], context, depth) => {
  const one = writeXPath(text, context, depth);
  if (one === undefined || typeof from !== 'number' || from < 1 || (count !== undefined && typeof count !== 'number')) return undefined;
  return `substr(${one}, ${from - 1}${count === undefined ? '' : `, ${from - 1 + count}`})`;
};

const choose: Write = ([test, then, otherwise, ...more], context, depth) => {
  // XPath has the empty text for what is not answered anyway.
  const answered = answeredIn(test);
  const isSettled = otherwise === '' && more.length === 0 && answered !== undefined && JSON.stringify(answered) === JSON.stringify(then);
  if (isSettled) return writeXPath(then, context, depth);
  const rest = more.length > 0 ? choose([otherwise ?? '', ...more], context, depth) : writeXPath(otherwise ?? '', context, depth);
  const texts = all([test ?? '', then ?? ''], context, depth);
  return texts && rest !== undefined ? `if(${[...texts, rest].join(', ')})` : undefined;
};

/** A text is no day to calculate with until it is told to be one. */
function dayText(day: unknown, context: XPathContext, depth: number): string | undefined {
  const text = writeXPath(day, context, depth);
  return typeof day === 'string' && text !== undefined ? `date(${text})` : text;
}

const moved: Write = ([day, duration], context, depth) => {
  const [, sign = '', days] = typeof duration === 'string' ? (/^(-?)P(\d+)D$/.exec(duration) ?? []) : [];
  const text = dayText(day, context, depth);
  return days && text !== undefined ? `${bracketed(text)} ${sign ? '-' : '+'} ${days}` : undefined;
};

const size: Write = ([list], context, depth) => {
  const text = writeXPath(list, context, depth);
  return text && (isVar(list) && context.isRepeat(list.var) ? `count(${text})` : `count-selected(${text})`);
};

const writers: Readonly<Record<string, Write>> = {
  var: ([name], { self, isRepeat }) => {
    if (typeof name !== 'string') return undefined;
    const parts = name.split('.');
    // Parts of an address have no name there.
    if (!parts.slice(0, -1).every(isRepeat)) return undefined;
    return name === self ? '.' : `\${${parts.at(-1) ?? ''}}`;
  },
  answered: ([one], context, depth) => {
    const text = writeXPath(one, context, depth);
    return text && `${bracketed(text)} != ''`;
  },
  coalesce,
  condition: ([name], context, depth) =>
    typeof name === 'string' && Object.hasOwn(context.conditions, name) ? writeXPath(context.conditions[name], context, depth) : undefined,
  option: ([field]) => (typeof field === 'string' && /^[\p{L}_][\p{L}\p{M}\p{Nd}_-]*$/u.test(field) ? field : undefined),
  '!': not,
  and: between('and'),
  or: between('or'),
  if: choose,
  '==': equal('='),
  '!=': equal('!='),
  '<': order('<'),
  '<=': order('<='),
  '>': order('>'),
  '>=': order('>='),
  in: inList,
  '+': between('+'),
  '-': (args, context, depth) => {
    if (args.length > 1) return between('-')(args, context, depth);
    const text = writeXPath(args[0], context, depth);
    return text && `-${bracketed(text)}`;
  },
  '*': between('*'),
  '/': between('div'),
  '%': between('mod'),
  min: call('min'),
  max: call('max'),
  abs: call('abs'),
  round: call('round'),
  floor: call('floor'),
  number: call('number'),
  text: call('string'),
  concat: call('concat'),
  length: call('string-length'),
  startsWith: call('starts-with'),
  contains: call('contains'),
  substring,
  matches: ([one, pattern], context, depth) => {
    const texts = all([one ?? '', patternForRegex(String(pattern))], context, depth);
    return texts && `regex(${texts.join(', ')})`;
  },
  count: size,
  sum,
  at: ([list, place], context, depth) => {
    const texts = all([list ?? '', typeof place === 'number' ? place - 1 : { '-': [place ?? 0, 1] }], context, depth);
    return texts && `selected-at(${texts.join(', ')})`;
  },
  position: () => 'position(..)',
  today: () => 'today()',
  now: () => 'now()',
  addDuration: moved,
  daysBetween: ([from, to], context, depth) => {
    const [first, last] = [dayText(from, context, depth), dayText(to, context, depth)];
    return first === undefined || last === undefined ? undefined : `${bracketed(last)} - ${bracketed(first)}`;
  },
};
