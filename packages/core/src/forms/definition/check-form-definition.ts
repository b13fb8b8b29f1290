import type { Issue } from '../../errors/civic-error.js';
import { checkGraph } from '../session/graph.js';
import { condition } from './expression-readers.js';
import type { FormDefinition } from './form-definition.js';
import { limits } from './limits.js';
import { checkWhole } from './check-whole.js';
import { basis, options, retention } from './question-shapes.js';
import { listOf, membersOf, object, ownMember, setOf, word, type Shape } from './readers.js';
import type { Members } from './members.js';
import { Reading } from './reading.js';
import { readQuestions } from './read-questions.js';
import { byId, id, language, line, prose } from './text-readers.js';

/** What a check came to. */
export interface CheckedForm {
  /** A copy without prototypes, if there are no errors. */
  readonly definition?: FormDefinition;
  readonly errors: readonly Issue[];
  /** What a form can be published with and would better be without, such as a text that lacks one of the languages. */
  readonly warnings: readonly Issue[];
  /** Whether a limit is among the errors: 2,000 questions, 20,000 options, 10 levels of groups and repeats. */
  readonly tooLarge: boolean;
}

const privacy = object(
  {
    controller: prose,
    purpose: prose,
    basis,
    law: prose,
    retention,
    recipients: prose,
    contact: prose,
    url: word(/^(?:https?:\/)?\/\S+$/, 'a web address', 2000),
    consent: object({ version: line, text: prose }, ['version', 'text']),
  },
  ['controller', 'purpose', 'basis', 'retention'],
);

const pageShape: Shape = { id, title: prose, showIf: condition, questions: readQuestions };

function page(value: unknown, path: string, reading: Reading): unknown {
  const taken = membersOf(value, path, reading, pageShape, ['id', 'questions']);
  if (taken) reading.pages.push({ page: taken, path });
  return taken;
}

const form: Shape = {
  $schema: line,
  format: (value, path, reading) => (value === 'civic-form/1' ? value : reading.error(path, 'must be "civic-form/1"')),
  id: word(/^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}._-]{0,63}$/u, 'letters, digits, ".", "_" and "-", 64 at most'),
  version: line,
  languages: setOf(language, limits.languages),
  title: prose,
  intro: prose,
  outro: prose,
  privacy,
  conditions: byId(condition, limits.names),
  conditionTexts: byId(prose, limits.names),
  lists: byId(options, limits.names),
  pages: listOf(page, limits.pages),
};

/** Reads a value as a form of `civic-form/1`, and tells all that is wrong with it, 100 errors at most. Total: it never throws. */
export function checkFormDefinition(value: unknown): CheckedForm {
  const reading = new Reading();
  let definition: Members | undefined;
  try {
    definition = readForm(value, reading);
  } catch {
    reading.error('', 'cannot be read, for it is no plain data');
  }
  const { errors, warnings, tooLarge } = reading;
  return { ...(errors.length === 0 && { definition: definition as unknown as FormDefinition }), errors, warnings, tooLarge };
}

function readForm(value: unknown, reading: Reading): Members | undefined {
  reading.languages = languagesOf(value);
  const definition = membersOf(value, '', reading, form, ['format', 'id', 'version', 'pages']);
  if (definition) checkWhole(definition, reading);
  if (reading.errors.length > 0) return undefined;
  for (const { path, message } of checkGraph(definition as unknown as FormDefinition)) reading.error(path, message);
  return definition;
}

/** Texts are held against them, wherever they stand in the file. */
function languagesOf(value: unknown): readonly string[] {
  const taken = setOf(language, limits.languages)(ownMember(value, 'languages'), '', new Reading());
  return Array.isArray(taken) ? (taken as readonly string[]) : [];
}
