import type { FormDefinition } from '../definition/form-definition.js';
import type { ChoiceOption, Question } from '../definition/questions.js';
import { once, pick, several, type Draw } from './draw.fixture.js';

type Given = Record<string, unknown>;

/** How the answers of one submission are drawn: one of how many is left out, or is something else. */
export interface Manner {
  readonly leftOut: number;
  readonly wrong: number;
}

const texts = ['a', 'abc', 'road', 'park', '张三', '😀😀', 'abcdefghij', '12', 'x'.repeat(30), 'Ａ', 'a\u0301', '-'];
const wrongs: readonly unknown[] = [
  null, '', ' ', 0, -1, 1.5, 1e21, true, false, 'x', 'nowhere', [], ['x'], {}, { $id: 'a' }, [{}], [[]], '2026-02-30', '\ud83d', 'a'.repeat(300),
  '3', '１２', ' a ', 'true', '2026-11-28 ', '+86 138 1234 5678', '11010519491231002x', 'zhang＠example.cn', '08:30:00', '2026-11-28T09:30:00Z',
  '2026-11-28t09:30:00.1234567890z', '2016-12-31T23:59:60Z', '0000-02-29', '0000-01-01T00:00:00-23:59', '2026-01-01T00:00:00+24:00', '2026-11-28T24:00:00Z', 1e308, 2 ** 53 + 2, ['red', 'nowhere'], ['蓝', 'red'], [''],
  [{ id: 'f', type: 'image/png', size: 1, more: 2 }], [{ id: 'f', type: 'IMAGE/PNG', size: 1 }], [{ id: 'f', type: 'image/', size: 1 }], { latitude: 1, longitude: 2, more: 3 }, { line: '' },
  { region: '530602', line: ' x ', postcode: '６５７０００' }, { latitude: '1', longitude: 2 }, [{ $id: '' }], [{ $id: 'i0' }, { $id: 'i0' }], 'a\n', '\u3000',
  { region: '110101' }, { latitude: 91, longitude: 0 }, [{ id: 'f', type: 'text/html', size: 1 }], [{ $id: 'x', nowhere: 1 }], ['red', 'red'], -0,
]; // prettier-ignore

/** Answers to the questions of `definition`, to hidden ones too. */
export function drawAnswers(draw: Draw, definition: FormDefinition, manner: Manner): Given {
  const answers = answersTo(
    draw,
    definition.pages.flatMap(({ questions }) => questions),
    definition,
    manner,
  );
  if (once(draw, manner.wrong * 4)) define(answers, pick(draw, ['nowhere', '__proto__', '$id', 'constructor']), 1);
  return answers;
}

/** As JSON.parse does: no name means anything to JavaScript. */
function define(answers: Given, name: string, value: unknown): void {
  Object.defineProperty(answers, name, { value, enumerable: true, configurable: true, writable: true });
}

function answersTo(draw: Draw, questions: readonly Question[], definition: FormDefinition, manner: Manner): Given {
  const answers: Given = {};
  for (const question of questions) {
    if (question.type === 'group') Object.assign(answers, answersTo(draw, question.questions, definition, manner));
    else if (question.type !== 'note' && question.type !== 'calculation' && !once(draw, manner.leftOut)) {
      define(answers, question.id, once(draw, manner.wrong) ? pick(draw, wrongs) : answerTo(draw, question, definition, manner));
    }
  }
  return answers;
}

/** One in its normal form, which other rules of the question may yet refuse. */
function answerTo(draw: Draw, question: Question, definition: FormDefinition, manner: Manner): unknown {
  switch (question.type) {
    case 'email':
      return pick(draw, ['zhang@example.cn', 'li@例子.中国']);
    case 'tel':
      return pick(draw, ['+86 870 2123456', '12345']);
    case 'url':
      return pick(draw, ['https://example.cn/a', 'http://例子.中国']);
    case 'integer':
      return once(draw, 3) ? near(draw, question) : draw(10) - 2;
    case 'decimal':
      return once(draw, 3) ? near(draw, question) : (draw(80) - 16) / 8;
    case 'date':
      return pick(draw, ['2026-11-28', '2008-02-29', '2026-11-29', '1990-06-15', '2010-12-31', '2000-01-01']);
    case 'time':
      return pick(draw, ['08:30', '00:00', '23:59']);
    case 'datetime':
      return pick(draw, ['2026-11-28T09:30:00+08:00', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.25-03:30']);
    case 'yesno':
      return once(draw, 2);
    case 'declaration':
      return true;
    case 'choice':
      return pick(draw, optionsOf(question, definition)).value;
    case 'choices':
      return optionsOf(question, definition).flatMap(({ value }, index) => (index === 0 || once(draw, 3) ? [value] : []));
    case 'resident-id':
      return pick(draw, ['11010519491231002X', '440524188001010014']);
    case 'social-credit-code':
      return '91350100M000100Y43';
    case 'phone':
      return pick(draw, ['13812345678', '0870-2123456', '12345']);
    case 'region':
      return pick(draw, ['530602', '530602101', '110101']);
    case 'address':
      return pick(draw, [{ region: '530602', line: '1 Road' }, { line: '青石路 1 号', postcode: '657000' }, { region: '110101' }]);
    case 'location':
      return pick(draw, [
        { latitude: 27.3, longitude: 103.7 },
        { latitude: -27.3, longitude: 0, accuracy: 12 },
      ]);
    case 'file':
      return several(1 + draw(2), (index) => ({ id: `f${index}`, type: pick(draw, ['image/png', 'application/pdf']), size: draw(2000) }));
    case 'repeat':
      return several(1 + draw(3), (index) => ({ $id: `i${index}`, ...answersTo(draw, question.questions, definition, manner) }));
    case 'text':
    case 'textarea':
    case 'name':
      return once(draw, 3)
        ? pick(draw, ['a', '中', '😀']).repeat(1 + Math.abs(near(draw, { minimum: question.minLength, maximum: question.maxLength })))
        : pick(draw, texts);
    default:
      return undefined;
  }
}

/** At a limit, or one beside it. */
function near(
  draw: Draw,
  { minimum = 0, maximum = 5 }: { readonly minimum?: number | undefined; readonly maximum?: number | undefined },
): number {
  return pick(draw, [minimum, maximum]) + draw(3) - 1;
}

function optionsOf(
  { list, options }: { readonly list?: string; readonly options?: readonly ChoiceOption[] },
  { lists }: FormDefinition,
): readonly ChoiceOption[] {
  return options ?? lists?.[list ?? ''] ?? [];
}
