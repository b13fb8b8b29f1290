import { expect, test } from 'vitest';
import { pathOf } from '../answers/answer-path.js';
import type { Answers, RepeatAnswer } from '../answers/answers.js';
import type { FormDefinition } from '../definition/form-definition.js';
import type { ChoiceOption, Question } from '../definition/questions.js';
import type { Expression } from '../logic/expression.js';
import type { FormSession } from './form-session.js';
import { checkGraph } from './graph.js';
import { openForm } from './open-form.js';

let seed = 20261128;
const random = (below: number): number => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % below;
const pick = <T>(values: readonly T[]): T => values[random(values.length)] as T;

const outer = ['a', 'b', 'c', 'd', 'e', 'f'];
const inner = ['x', 'y', 'z'];
const all = [...outer, ...inner, 'r', 'r.x', 'r.y', 'r.z', 'g'];
/** Mostly what has been asked before: otherwise nearly all drawn forms would be rings. */
let before: string[] = [];
const named = (): string => (before.length === 0 || random(8) === 0 ? pick(all) : pick(before));

function expression(depth = 0): Expression {
  const name = named();
  const kinds: (() => Expression)[] = [
    () => ({ '==': [{ var: name }, pick(['1', '2', 1, 2])] }),
    () => ({ '>': [{ var: name }, 1] }),
    () => ({ answered: { var: name } }),
    () => ({ answered: { var: name } }),
    () => ({ '!': { answered: { var: name } } }),
    () => ({ '>': [{ count: { var: 'r' } }, random(3)] }),
    () => ({ '>': [{ sum: { var: 'r.x' } }, random(3)] }),
    () => ({ some: ['r', depth < 2 ? expression(depth + 1) : { answered: { var: 'y' } }] }),
    () => ({ '==': [{ position: [] }, 1] }),
    () => ({ condition: pick(['k', 'l']) }),
    () => ({ '!': depth < 2 ? expression(depth + 1) : true }),
    () => ({ or: [{ answered: { var: name } }, depth < 2 ? expression(depth + 1) : false] }),
  ];
  return pick(kinds)();
}

const options: readonly ChoiceOption[] = ['1', '2', '3', '4'].map((value, at) => ({
  value,
  label: value,
  fields: { kind: String(at % 2) },
}));

function question(id: string): Question {
  const drawn = draw(id);
  before.push(id, ...(inner.includes(id) ? [`r.${id}`] : []));
  return drawn;
}

function draw(id: string): Question {
  const showIf = random(2) ? { showIf: expression() } : {};
  const kinds: (() => Question)[] = [
    () => ({ id, type: 'integer', label: id, ...showIf, required: random(2) ? expression() : false }),
    () => ({ id, type: 'text', label: id, ...showIf, check: random(2) ? expression() : true }),
    () => ({ id, type: 'choice', label: id, options, ...showIf, filter: { '==': [{ option: 'kind' }, { var: named() }] } }),
    () => ({ id, type: 'choices', label: id, options, ...showIf, filter: { or: [{ '!=': [{ option: 'kind' }, '1'] }, expression()] } }),
    () => ({
      id,
      type: 'calculation',
      ...showIf,
      value: pick([{ sum: { var: 'r.x' } }, { coalesce: [{ var: named() }, 7] }, { position: [] }]),
    }),
  ];
  return pick(kinds)();
}

/** Mostly without rings: those that have one are drawn again. */
function definition(): FormDefinition {
  for (;;) {
    before = [];
    const [a, b, c, d, e, f] = outer.map(question) as [Question, Question, Question, Question, Question, Question];
    const group: Question = { id: 'g', type: 'group', label: 'g', questions: [c, d], ...(random(2) && { showIf: expression() }) };
    const repeat: Question = {
      id: 'r',
      type: 'repeat',
      label: 'r',
      questions: inner.map(question),
      ...(random(3) === 0 && { showIf: expression() }),
    };
    const pages = [
      { id: 'p', questions: [a, b, group] },
      { id: 'q', questions: [repeat, e, f], ...(random(3) === 0 && { showIf: expression() }) },
    ];
    const drawn: FormDefinition = {
      format: 'civic-form/1',
      id: 'f',
      version: '1',
      conditions: { k: random(3) ? expression(1) : { some: ['r', { condition: 'l' }] }, l: { '>': [{ var: 'x' }, 1] } },
      pages,
    };
    if (checkGraph(drawn).length === 0) return drawn;
  }
}

const ids = (form: FormSession): string[] => ((form.get('r') ?? []) as readonly RepeatAnswer[]).map(({ $id }) => $id);

function pathsOf(form: FormSession): string[] {
  return [...outer, 'r', 'g', 'page:p', 'page:q', ...ids(form).flatMap((id) => inner.map((name) => pathOf('r', id, name)))];
}

function seen(form: FormSession): unknown {
  const paths = pathsOf(form);
  return {
    shown: paths.filter((path) => form.shows(path)),
    required: paths.filter((path) => form.requires(path)),
    options: paths.map((path) => [path, form.options(path).map(({ value }) => value)]),
    pages: form.pages().map(({ id }) => id),
    issues: form.check(),
    sent: form.submission(),
  };
}

/** One thing that a person does. Gives the change where that is told. */
function step(form: FormSession): ReturnType<FormSession['set']> | undefined {
  const kind = random(10);
  if (kind === 0) return void form.add('r');
  if (kind === 1 && ids(form).length > 0) return form.remove('r', pick(ids(form)));
  if (kind === 2 && ids(form).length > 1) return form.move('r', pick(ids(form)), random(3));
  const path = pick(pathsOf(form).filter((one) => one !== 'r'));
  return form.set(path, pick(['1', '2', '3', '1', '2', '', ['1', '2']]));
}

test('step by step a form comes to what it comes to when it is opened with the same answers', () => {
  let turned = 0;
  for (let round = 0; round < 120; round++) {
    const drawn = definition();
    const form = openForm(drawn, { answers: { r: [{ $id: 'i1', x: '1' }, { $id: 'i2' }] } });
    for (let at = 0; at < 20; at++) {
      const shown = new Map(pathsOf(form).map((path) => [path, form.shows(path)]));
      form.set('nobody', 1);
      const change = step(form);
      const again = openForm(drawn, { answers: JSON.parse(JSON.stringify(form.answers)) as Answers });
      expect(seen(form)).toEqual(seen(again));
      if (!change) continue;
      const after = pathsOf(form).filter((path) => shown.has(path));
      expect([...change.shown].sort()).toEqual(after.filter((path) => !shown.get(path) && form.shows(path)).sort());
      expect([...change.hidden].sort()).toEqual(after.filter((path) => shown.get(path) && !form.shows(path)).sort());
      turned += change.shown.length + change.hidden.length;
    }
  }
  expect(turned).toBeGreaterThan(120);
});
