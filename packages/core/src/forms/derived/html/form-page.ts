import type { ChoiceOption, ChoiceQuestion, Question, Repeat } from '../../definition/questions.js';
import { type AnswerPath, pathOf } from '../../answers/answer-path.js';
import { conditionSentence, requirementSentence } from '../conditions/condition-sentence.js';
import { type DerivedOptions, FormReader } from '../form-reader.js';
import type { FormDefinition } from '../../definition/form-definition.js';
import type { Expression } from '../../logic/expression.js';
import { splitFilter } from '../../session/filter-key.js';
import { fieldOf, OptionList } from '../../session/option-list.js';
import { optionsOf } from '../question-facts.js';

/** Where a question stands on the page. */
export interface Place {
  /** Ids of repeats and of their instances around it. */
  readonly parts: readonly string[];
  /** Questions that can be read from here, the nearest scope first. */
  readonly scopes: readonly ReadonlyMap<string, Question>[];
  /** Whether it is asked whatever the answers are. */
  readonly always: boolean;
  /** Level of a heading here. */
  readonly level: number;
}

/** Options that are offered together, and when, where that depends on an answer. */
export interface OptionGroup {
  readonly condition?: string;
  readonly options: readonly ChoiceOption[];
}

/** More would only make the page slow. */
const maxBlocks = 50;

/** What the parts of one page share: texts, ids that are unique in the document, sentences of conditions. */
export class FormPageWriter {
  readonly reader: FormReader;
  readonly #prefix: string;
  readonly #blocks: number;
  #ids = 0;

  constructor(definition: FormDefinition, options: DerivedOptions & { readonly blocks?: number | undefined }) {
    this.reader = new FormReader(definition, options);
    this.#prefix = `${definition.id.replace(/[^\w-]+/gu, '-')}-`;
    this.#blocks = Math.max(1, Math.min(options.blocks ?? 3, maxBlocks));
  }

  /** Ids hold no text of the definition but letters and digits of its own id. */
  id(): string {
    return `${this.#prefix}${++this.#ids}`;
  }

  path(question: Question, place: Place): AnswerPath {
    return pathOf(...place.parts, question.id);
  }

  /** How many instances of a repeat there is room for: those that there must be, and otherwise a few. */
  blocksOf({ minItems = 0, maxItems = 50 }: Repeat, place: Place): number {
    const wanted = place.parts.length > 0 ? 1 : this.#blocks;
    return Math.max(1, Math.min(Math.max(minItems, wanted), maxItems, maxBlocks));
  }

  onlyIf(condition: Expression | undefined, place: Place): string | undefined {
    if (condition === undefined || condition === true) return undefined;
    return conditionSentence(condition, this.reader, (id) => findIn(place, id));
  }

  /** The options of a choice, together by the answer that its filter looks up in their fields. */
  optionGroups(question: ChoiceQuestion, place: Place): readonly OptionGroup[] {
    const options = optionsOf(question, this.reader.definition);
    const { key } = splitFilter(question.filter);
    if (!key) return [{ options }];
    const list = OptionList.of(options);
    const answers = new Set(options.flatMap((option) => fieldOf(option, key.field) ?? []));
    return [...answers].map((answer) => ({
      condition: this.onlyIf({ '==': [{ var: key.name }, answer] }, place),
      options: list.having(key.field, answer),
    }));
  }

  requiredIf(question: Question, place: Place): string | undefined {
    const required = 'required' in question ? question.required : undefined;
    if (required === undefined || typeof required === 'boolean') return undefined;
    return requirementSentence(required, this.reader, (id) => findIn(place, id));
  }
}

function findIn({ scopes }: Place, id: string): Question | undefined {
  for (const scope of scopes) {
    const found = scope.get(id);
    if (found) return found;
  }
  return undefined;
}

/** The questions of a scope by their ids: those of groups are among them. */
export function byId(questions: readonly Question[]): ReadonlyMap<string, Question> {
  const found = new Map<string, Question>();
  const walk = (inner: readonly Question[]): void => {
    for (const question of inner) {
      found.set(question.id, question);
      if (question.type === 'group') walk(question.questions);
    }
  };
  walk(questions);
  return found;
}
