import type { Question } from '../definition/questions.js';
import type { Expression } from '../logic/expression.js';
import { once, pick, several, type Draw } from './draw.fixture.js';

/** What expressions may read where they stand. */
export interface Readable {
  readonly questions: readonly Question[];
  readonly conditions: readonly string[];
  /** In a repeat there is a position. */
  readonly inRepeat: boolean;
  /** Gives an expression that is judged in instances of a repeat the name of a condition. */
  name?(expression: Expression): Expression;
}

const days = ['2026-11-28', '2026-01-31', '2008-02-29', '1990-06-15', '2027-03-01'];
const words = ['a', 'road', '张三', '😀', ' x', '10', '2026-01-01', ''];

/** A condition, mostly of the types that its operators take. */
export function drawCondition(draw: Draw, readable: Readable, depth = 3): Expression {
  const inner = (): Expression => drawCondition(draw, readable, depth - 1);
  const kind = depth > 0 ? draw(10) : 9;
  if (kind === 0) return { and: several(1 + draw(3), inner) };
  if (kind === 1) return { or: several(1 + draw(3), inner) };
  if (kind === 2) return { '!': inner() };
  if (kind === 3) return { if: [inner(), inner(), inner()] };
  const repeat = pick(draw, [...readable.questions.filter(({ type }) => type === 'repeat'), undefined]);
  if (kind === 4 && repeat?.type === 'repeat') {
    const within = { ...readable, questions: repeat.questions, inRepeat: true };
    const each = drawCondition(draw, within, depth - 1);
    return { [pick(draw, ['some', 'every'])]: [repeat.id, readable.name && once(draw, 2) ? readable.name(each) : each] };
  }
  if (kind === 5 && readable.conditions.length > 0) return { condition: pick(draw, readable.conditions) };
  return drawComparison(draw, readable, depth);
}

/** A value of any type. */
export function drawValue(draw: Draw, readable: Readable, depth = 2): Expression {
  return pick(draw, [drawNumber, drawText, drawDay, drawCondition])(draw, readable, depth);
}

function drawComparison(draw: Draw, readable: Readable, depth: number): Expression {
  const question = pick(draw, [...readable.questions, undefined]);
  const order = pick(draw, ['<', '<=', '>', '>=', '==', '!='] as const);
  if (!question || once(draw, 6)) return { [order]: [drawValue(draw, readable, depth - 1), drawValue(draw, readable, depth - 1)] };
  const answer = { var: question.id };
  if (once(draw, 4)) return { answered: answer };
  switch (question.type) {
    case 'yesno':
    case 'declaration':
      return answer;
    case 'integer':
    case 'decimal':
      return { [order]: [answer, once(draw, 3) ? drawNumber(draw, readable, depth - 1) : draw(8)] };
    case 'choice':
      return once(draw, 2)
        ? { [pick(draw, ['==', '!='])]: [answer, optionOf(draw, question)] }
        : { in: [answer, several(2, () => optionOf(draw, question))] };
    case 'choices':
      return { in: [optionOf(draw, question), answer] };
    case 'date':
      return { [order]: [answer, drawDay(draw, readable, depth - 1)] };
    case 'repeat':
    case 'file':
      return { [order]: [{ count: answer }, draw(3)] };
    case 'address':
      return { startsWith: [{ var: `${question.id}.region` }, '53'] };
    default:
      return pick(draw, [
        { contains: [answer, pick(draw, words)] },
        { matches: [answer, pick(draw, ['^\\d+$', 'a', '^[a-z]{2,4}$', '\\p{L}'])] },
        { [order]: [answer, pick(draw, words)] },
        { [order]: [{ length: answer }, draw(5)] },
      ]);
  }
}

function drawNumber(draw: Draw, readable: Readable, depth: number): Expression {
  const inner = (): Expression => drawNumber(draw, readable, depth - 1);
  const numbers = readable.questions.filter(({ type }) => type === 'integer' || type === 'decimal');
  const question = pick(draw, [...(once(draw, 8) ? readable.questions : numbers), undefined]);
  if (depth <= 0 || once(draw, 3)) return question ? { var: question.id } : pick(draw, [0, 1, -2.5, 0.1, 1e15, 7]);
  const repeat = readable.questions.find(({ type }) => type === 'repeat');
  const inside = repeat?.type === 'repeat' ? repeat.questions[0] : undefined;
  if (repeat && inside && once(draw, 3)) return { [pick(draw, ['sum', 'count', 'max'])]: { var: `${repeat.id}.${inside.id}` } };
  return pick<Expression>(draw, [
    { [pick(draw, ['+', '-', '*', '/', '%', 'min', 'max'])]: [inner(), inner()] },
    { [pick(draw, ['abs', 'floor', 'round', '-'])]: inner() },
    { sum: [inner(), inner()] },
    { coalesce: [inner(), inner()] },
    { round: [inner(), draw(4)] },
    { length: drawText(draw, readable, depth - 1) },
    { number: drawText(draw, readable, depth - 1) },
    { yearsBetween: [drawDay(draw, readable, depth - 1), { today: [] }] },
    { daysBetween: [drawDay(draw, readable, depth - 1), drawDay(draw, readable, depth - 1)] },
    { if: [drawCondition(draw, readable, depth - 1), inner(), inner()] },
    ...(readable.inRepeat ? [{ position: [] }] : []),
  ]);
}

function drawText(draw: Draw, readable: Readable, depth: number): Expression {
  const question = pick(draw, [...readable.questions, undefined]);
  if (depth <= 0 || once(draw, 3))
    return question && question.type !== 'note' && question.type !== 'group' ? { var: question.id } : pick(draw, words);
  const inner = (): Expression => drawText(draw, readable, depth - 1);
  return pick<Expression>(draw, [
    { concat: [inner(), inner()] },
    { substring: [inner(), draw(4), draw(4)] },
    { text: drawNumber(draw, readable, depth - 1) },
    { coalesce: [inner(), 'none'] },
    { at: [['a', 'b'], draw(3)] },
  ]);
}

function drawDay(draw: Draw, readable: Readable, depth: number): Expression {
  const dates = readable.questions.filter(({ type }) => type === 'date');
  const question = pick(draw, [...dates, undefined]);
  if (depth <= 0 || once(draw, 2)) return question ? { var: question.id } : pick(draw, [...days, { today: [] }]);
  return { addDuration: [drawDay(draw, readable, depth - 1), pick(draw, ['P1M', '-P18Y', 'P14D', 'P1Y2M'])] };
}

function optionOf(draw: Draw, question: { readonly options?: readonly { readonly value: string }[] }): string {
  return pick(draw, [...(question.options ?? []).map(({ value }) => value), 'elsewhere']);
}
