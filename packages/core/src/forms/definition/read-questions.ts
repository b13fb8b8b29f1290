import { limits } from './limits.js';
import type { Names } from './names.js';
import { needed, questionShapes } from './question-shapes.js';
import type { QuestionType } from './questions.js';
import { listOf, membersOf, oneOf, ownMember } from './readers.js';
import type { Members } from './members.js';
import type { Reading } from './reading.js';

const list = listOf(readQuestion, limits.questions);

export function readQuestions(value: unknown, path: string, reading: Reading): unknown {
  if (reading.depth === limits.depth) return void reading.excess(path, `is nested in more than ${limits.depth - 1} groups and repeats`);
  reading.depth++;
  const taken = list(value, path, reading);
  reading.depth--;
  return taken;
}

const shapes = questionShapes(readQuestions);
export const questionTypes = Object.keys(shapes);
const typeOf = oneOf(questionTypes);

function readQuestion(value: unknown, path: string, reading: Reading): Members | undefined {
  if (++reading.questions === limits.questions + 1) reading.excess('', `holds more than ${limits.questions} questions`);
  if (reading.questions > limits.questions) return undefined;
  const given = ownMember(value, 'type');
  const type = given === undefined ? undefined : (typeOf(given, `${path}/type`, reading) as QuestionType | undefined);
  const question = type ? readMembers(type, value, path, reading) : undefined;
  if (given === undefined) reading.error(path, typeof value === 'object' && value !== null ? 'lacks "type"' : 'must be an object');
  if (!question) reading.incomplete = true;
  return question;
}

function readMembers(type: QuestionType, value: unknown, path: string, reading: Reading): Members | undefined {
  const { names } = reading;
  const inner: Names | undefined = type === 'repeat' ? { own: new Map(), outer: names } : undefined;
  if (inner) reading.names = inner;
  const question = membersOf(value, path, reading, shapes[type], needed(type));
  reading.names = names;
  const id = question?.['id'] as string | undefined;
  if (!question || id === undefined) return undefined;
  question['type'] = type;
  if (names.own.has(id)) reading.error(`${path}/id`, `is the id of another question, "${id}"`);
  const placed = { id, type, question, path, names, ...(inner && { inner }) };
  names.own.set(id, placed);
  reading.placed.push(placed);
  return question;
}
