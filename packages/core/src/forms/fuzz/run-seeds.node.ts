import { isCivicError } from '../../errors/civic-error.js';
import type { Answers } from '../answers/answers.js';
import type { FormDefinition } from '../definition/form-definition.js';
import { parseFormDefinition } from '../definition/parse-form-definition.js';
import { createDraw } from './draw.fixture.js';
import { drawAnswers, type Manner } from './draw-answers.fixture.js';
import { drawDamage } from './draw-damage.fixture.js';
import { drawDefinition } from './draw-definition.fixture.js';
import { Judge, type Verdict } from './judge.node.js';
import { differsByTyping } from './retype.node.js';

/** From careless to faultless: answers of one definition. */
const manners: readonly Manner[] = [
  { leftOut: 3, wrong: 3 },
  { leftOut: 8, wrong: 10 },
  { leftOut: 20, wrong: 40 },
  { leftOut: 50, wrong: 1000 },
  { leftOut: 100, wrong: 1000 },
];
const largest = 14;
/** In milliseconds, for one pair. */
const longest = 50;

export type Counts = Record<Verdict | 'refused forms', number>;

/** Judges five submissions for the definition of each seed. @throws Error that tells the smallest form in which the same seed goes wrong */
export function runSeeds(first: number, count: number, counts: Counts): void {
  for (let seed = first; seed < first + count; seed++) {
    if (faultOf(seed, largest, counts) === undefined) continue;
    for (let size = 1; size <= largest; size++) {
      const fault = faultOf(seed, size);
      if (fault !== undefined) throw new Error(`Seed ${seed} with at most ${size} questions: ${JSON.stringify(fault)}`);
    }
  }
}

export function noCounts(): Counts {
  return { 'both accept': 0, 'both refuse': 0, 'not to be said': 0, 'they differ': 0, 'refused forms': 0 };
}

function faultOf(seed: number, size: number, counts = noCounts()): unknown {
  const draw = createDraw(seed);
  const drawn = drawDefinition(draw, 1 + draw(size));
  // One form in eight is damaged: it is refused by an error of ours, or else judged like the others.
  const definition = read(seed % 8 === 0 ? drawDamage(draw, drawn) : drawn);
  if (!definition) counts['refused forms'] += 1;
  if (!definition || 'error' in definition) return definition;
  const judge = new Judge(definition);
  for (const manner of manners) {
    const answers = drawAnswers(draw, definition, manner);
    const verdict = judgeInTime(judge, answers);
    if (typeof verdict !== 'string') return { fault: verdict, answers, definition };
    counts[verdict] += 1;
    if (verdict === 'they differ') return { ...judge.why(answers), definition };
    const difference = manner.wrong === 10 ? differsByTyping(draw, definition, answers as Answers) : undefined;
    if (difference !== undefined) return { difference, answers, definition };
  }
  return undefined;
}

function read(value: unknown): FormDefinition | { readonly error: string } | undefined {
  try {
    return parseFormDefinition(value);
  } catch (error) {
    return isCivicError(error) ? undefined : { error: String((error as Error).stack) };
  }
}

/** What takes long once may have waited for others; what takes long each time is too slow. */
function judgeInTime(judge: Judge, answers: unknown): Verdict | { readonly milliseconds: number } | { readonly error: string } {
  let milliseconds = 0;
  for (let round = 0; round < 5; round++) {
    const started = performance.now();
    try {
      const verdict = judge.judge(answers);
      milliseconds = performance.now() - started;
      if (milliseconds < longest) return verdict;
    } catch (error) {
      return { error: String((error as Error).stack) };
    }
  }
  return { milliseconds };
}
