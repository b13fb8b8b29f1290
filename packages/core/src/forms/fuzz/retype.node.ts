import { isDeepStrictEqual } from 'node:util';
import { acceptSubmission } from '../accept/accept-submission.js';
import type { Answers } from '../answers/answers.js';
import type { FormDefinition } from '../definition/form-definition.js';
import { judging } from '../judging.js';
import { openEarly } from '../session/early-form.js';
import { openForm } from '../session/open-form.js';
import { pick, type Draw } from './draw.fixture.js';
import { options } from './judge.node.js';

const typos: readonly unknown[] = [
  null,
  '',
  true,
  false,
  3,
  'road',
  'red',
  ['red'],
  '2026-11-28',
  [],
  [{ $id: 'i0' }],
  { region: '530602' },
];

/**
 * Whether answers come to the same however they came: opened at once, typed one after the other in any order and with slips between while
 * what judges them is still on its way, or sent. What differs is told, with both.
 */
export function differsByTyping(draw: Draw, definition: FormDefinition, answers: Answers): unknown {
  const opened = openForm(definition, { ...options, answers });
  const typed = openEarly(definition, options);
  const names = Object.keys(answers).sort(() => draw(3) - 1);
  const arrives = draw(names.length + 1);
  for (const [at, name] of names.entries()) {
    if (at === arrives) typed.complete(judging);
    if (draw(2) === 0) typed.set(pick(draw, names), pick(draw, typos));
    typed.set(name, answers[name]);
  }
  for (const name of names) typed.set(name, answers[name]);
  typed.complete(judging);
  const sent = acceptSubmission(definition, { form: definition.id, version: definition.version, answers }, options);
  const own = sent.issues.filter(({ path }) => !path.startsWith('$'));
  const of = (session: typeof opened): unknown => ({
    answers: session.submission().answers,
    issues: session.check(),
    pages: session.pages(),
  });
  if (!isDeepStrictEqual(of(opened), of(typed))) return { opened: of(opened), typed: of(typed) };
  // Of what is sent no more instances are taken than the form may hold.
  if (own.some(({ code }) => code === 'maxItems')) return undefined;
  const kept = { answers: sent.submission.answers, issues: own, pages: opened.pages() };
  return isDeepStrictEqual(of(opened), kept) ? undefined : { opened: of(opened), kept };
}
