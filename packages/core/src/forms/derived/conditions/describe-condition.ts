import type { FormDefinition } from '../../definition/form-definition.js';
import type { Question } from '../../definition/questions.js';
import type { Expression } from '../../logic/expression.js';
import { type DerivedOptions, FormReader } from '../form-reader.js';
import { byId } from '../html/form-page.js';
import { conditionSentence } from './condition-sentence.js';

export interface ConditionOptions extends DerivedOptions {
  /** Ids of the repeats that the condition stands in, the outermost first; unknown ones are passed over. @default none */
  readonly within?: readonly string[];
}

/**
 * The sentence that tells people when something of a form concerns them, such as `Only if you answered “Rented” to “How do you live?”.`: as
 * `toHtml` writes it, for previews and for pages of one's own. A named condition is told by its `conditionTexts`; what nobody can put in
 * words says `Only if this applies to you.`
 */
export function describeCondition(definition: FormDefinition, condition: Expression, options: ConditionOptions): string {
  const scopes = [byId(definition.pages.flatMap(({ questions }) => questions))];
  for (const id of options.within ?? []) {
    const repeat = findIn(scopes, id);
    if (repeat?.type === 'repeat') scopes.unshift(byId(repeat.questions));
  }
  return conditionSentence(condition, new FormReader(definition, options), (id) => findIn(scopes, id));
}

/** Questions of an inner repeat hide those of the same id around it. */
function findIn(scopes: readonly ReadonlyMap<string, Question>[], id: string): Question | undefined {
  return scopes.find((scope) => scope.has(id))?.get(id);
}
