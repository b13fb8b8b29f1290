import type { FormDefinition, FormPage } from '../definition/form-definition.js';
import type { ChoiceOption, Question, QuestionType } from '../definition/questions.js';
import type { Expression } from '../logic/expression.js';
import { once, pick, type Draw } from './draw.fixture.js';
import { drawCondition, drawValue, type Readable } from './draw-expression.fixture.js';

const types: readonly QuestionType[] = [
  'note', 'text', 'textarea', 'email', 'tel', 'url', 'name', 'integer', 'decimal', 'date', 'time', 'datetime', 'yesno', 'choice', 'choices',
  'resident-id', 'social-credit-code', 'phone', 'region', 'address', 'location', 'file', 'declaration', 'calculation', 'group', 'repeat',
  'text', 'integer', 'yesno', 'choice', 'choices', 'date',
]; // prettier-ignore
const oddIds = ['constructor', 'toString', 'valueOf', '姓名', 'length', 'hasOwnProperty', 'é'];
const patterns = ['^[a-z]+$', '\\d', '^(?:road|park)?$', '^\\p{Script=Han}{2,4}$', '^.{1,6}$', '(a|b)+'];
const colours: readonly ChoiceOption[] = ['red', 'green', '蓝', 'toString', '1'].map((value, index) => ({
  value,
  label: value,
  fields: { half: index < 2 ? 'first' : 'second' },
}));

/** A form of at most `size` questions, whose conditions read only what stands before them. */
export function drawDefinition(draw: Draw, size: number): FormDefinition {
  const names: string[] = [];
  const conditions: Record<string, Expression> = {};
  const drawing: Drawing = { draw, left: size, next: 0, names, conditions };
  const before: Question[] = [];
  const pages: FormPage[] = [];
  do {
    const showIf = pages.length > 0 && once(draw, 4) ? condition(drawing, before, false) : undefined;
    const questions = drawQuestions(drawing, 1 + draw(5), before, 0, false);
    pages.push({ id: `page${pages.length}`, ...(showIf !== undefined && { showIf }), questions });
  } while (drawing.left > 0 && pages.length < 3);
  return {
    format: 'civic-form/1',
    id: 'fuzz',
    version: '1',
    lists: { colours },
    conditions,
    pages,
  };
}

interface Drawing {
  readonly draw: Draw;
  left: number;
  next: number;
  readonly names: string[];
  readonly conditions: Record<string, Expression>;
}

function drawQuestions(drawing: Drawing, count: number, before: Question[], depth: number, inRepeat: boolean): readonly Question[] {
  const questions: Question[] = [];
  while (questions.length < count && (drawing.left > 0 || questions.length === 0)) {
    drawing.left -= 1;
    const question = drawQuestion(drawing, before, depth, inRepeat);
    questions.push(question);
    if (question.type !== 'note' && question.type !== 'group') before.push(question);
  }
  return questions;
}

function drawQuestion(drawing: Drawing, before: Question[], depth: number, inRepeat: boolean): Question {
  const { draw } = drawing;
  const type = pick(draw, types);
  const id = once(draw, 12) && drawing.next < oddIds.length ? (oddIds[drawing.next++] as string) : `q${drawing.next++ + 10}`;
  const showIf = before.length > 0 && once(draw, 4) ? condition(drawing, before, inRepeat) : undefined;
  const shown = { id, label: id, ...(showIf !== undefined && { showIf }) };
  if (type === 'note') return { ...shown, type };
  if (type === 'group' || type === 'repeat') {
    if (depth > 1) return { ...shown, type: 'yesno' };
    if (type === 'group') return { ...shown, type, questions: drawQuestions(drawing, 1 + draw(3), before, depth + 1, inRepeat) };
    const questions = drawQuestions(drawing, 1 + draw(3), [...before], depth + 1, true);
    return { ...shown, type, questions, ...optional(draw, { minItems: draw(3) }), ...optional(draw, { maxItems: 2 + draw(3) }) };
  }
  if (type === 'calculation') return { ...shown, type, value: drawValue(draw, readable(drawing, before, inRepeat)) };
  const required = once(draw, 3) ? true : once(draw, 4) && before.length > 0 ? condition(drawing, before, inRepeat) : undefined;
  const asked = {
    ...shown,
    ...(required !== undefined && { required }),
    type,
    ...constraintsOf(drawing, type, before, inRepeat),
  } as Question;
  // A check reads its own answer, too.
  return once(draw, 8) ? ({ ...asked, check: condition(drawing, [...before, asked], inRepeat) } as Question) : asked;
}

function constraintsOf(drawing: Drawing, type: QuestionType, before: readonly Question[], inRepeat: boolean): object {
  const { draw } = drawing;
  switch (type) {
    case 'text':
    case 'textarea':
    case 'name':
      return {
        ...optional(draw, { minLength: draw(4) }),
        ...optional(draw, { maxLength: 4 + draw(20) }),
        ...optional(draw, { pattern: pick(draw, patterns) }),
      };
    case 'integer':
    case 'decimal':
      return { ...optional(draw, { minimum: draw(10) - 5 }), ...optional(draw, { maximum: 5 + draw(20) }) };
    case 'date':
      return { ...(once(draw, 6) && { minimum: '2000-01-01' }), ...(once(draw, 6) && { maximum: { today: [] } }) };
    case 'choice':
    case 'choices': {
      const options = once(draw, 2) ? { list: 'colours' } : { options: colours.slice(0, 1 + draw(5)) };
      const filter =
        once(draw, 6) && before.length > 0
          ? { filter: { or: [{ '==': [{ option: 'half' }, 'first'] }, condition(drawing, before, inRepeat)] } }
          : {};
      const counts = type === 'choices' ? { ...optional(draw, { minItems: 1 }), ...optional(draw, { maxItems: 1 + draw(3) }) } : {};
      return { ...options, ...filter, ...counts };
    }
    case 'region':
    case 'address':
      return optional(draw, { within: '53' });
    case 'file':
      return {
        ...optional(draw, { accept: ['image/*'] }),
        ...optional(draw, { maxFiles: 1 + draw(3) }),
        ...optional(draw, { maxBytes: 1000 }),
      };
    default:
      return {};
  }
}

/** An expression of its own, or the name of one that reads the same. */
function condition(drawing: Drawing, before: readonly Question[], inRepeat: boolean): Expression {
  // Half of them are simple, as people write them, so that values meet their limits.
  const drawn = drawCondition(drawing.draw, readable(drawing, before, inRepeat), once(drawing.draw, 2) ? 0 : 3);
  if (inRepeat || !once(drawing.draw, 4)) return typeof drawn === 'object' ? drawn : { '!': { '!': drawn } };
  const name = `c${drawing.names.length}`;
  drawing.names.push(name);
  drawing.conditions[name] = typeof drawn === 'object' ? drawn : { '!': drawn };
  return { condition: name };
}

function readable({ names, conditions }: Drawing, before: readonly Question[], inRepeat: boolean): Readable {
  // Such a condition is not in `names`: elsewhere there is nothing that it could read.
  const name = (expression: Expression): Expression => {
    const condition = `each${Object.keys(conditions).length}`;
    conditions[condition] = typeof expression === 'object' ? expression : { '!': expression };
    return { condition };
  };
  return { questions: before, conditions: inRepeat ? [] : [...names], inRepeat, name };
}

function optional(draw: Draw, member: object): object {
  return once(draw, 3) ? member : {};
}
