import type { Question } from '../../definition/questions.js';
import type { Argument, Expression, Operator } from '../../logic/expression.js';
import type { FormReader } from '../form-reader.js';
import { optionsOf } from '../question-facts.js';

/** Finds a question as seen from where the condition stands. */
export type FindQuestion = (id: string) => Question | undefined;

/** Longer conditions are no sentences any more. */
const maxParts = 12;
/** Each with what it says when it does not hold. */
const comparisons = {
  '==': ['is', 'isNot'],
  '!=': ['isNot', 'is'],
  '<': ['less', 'atLeast'],
  '<=': ['atMost', 'more'],
  '>': ['more', 'atMost'],
  '>=': ['atLeast', 'less'],
} as const;

/**
 * The sentence of a condition, such as `Only if you answered “Rented” to “How do you live?”.`, for print and for pages without script. A
 * named condition is told by its `conditionTexts`; what nobody can put in words says `Only if this applies to you.`
 */
export function conditionSentence(expression: Expression, reader: FormReader, find: FindQuestion): string {
  const { conditions } = reader.words;
  const clause = new Describer(reader, find).clause(expression, true);
  return clause === undefined ? conditions.onlyIfItApplies : conditions.onlyIf(clause.text);
}

/** As `conditionSentence`, of what makes an answer required. */
export function requirementSentence(expression: Expression, reader: FormReader, find: FindQuestion): string {
  const { conditions } = reader.words;
  const clause = new Describer(reader, find).clause(expression, true);
  return clause === undefined ? conditions.requiredAtTimes : conditions.requiredIf(clause.text);
}

interface Clause {
  readonly text: string;
  /** How its parts are joined, where it has several. */
  readonly joined?: 'conjunction' | 'disjunction';
}

class Describer {
  readonly #reader: FormReader;
  readonly #find: FindQuestion;
  #parts = 0;

  constructor(reader: FormReader, find: FindQuestion) {
    this.#reader = reader;
    this.#find = find;
  }

  /** What must hold for `expression` to come out as `wanted`. */
  clause(expression: Argument, wanted: boolean): Clause | undefined {
    if (typeof expression !== 'object' || Array.isArray(expression) || ++this.#parts > maxParts) return undefined;
    const [entry] = Object.entries(expression);
    if (!entry) return undefined;
    const [operator, given] = entry as [Operator, Argument | readonly Argument[]];
    const parts: readonly Argument[] = Array.isArray(given) ? (given as readonly Argument[]) : [given as Argument];
    const [first, second] = parts;
    const words = this.#reader.words.conditions;
    switch (operator) {
      case '!':
        return first === undefined ? undefined : this.clause(first, !wanted);
      case 'and':
      case 'or':
        return this.#joined(parts, wanted, (operator === 'and') === wanted ? 'conjunction' : 'disjunction');
      case 'condition':
        return typeof first === 'string' ? this.#named(first, wanted) : undefined;
      case 'var':
        return this.#says(first, wanted, wanted ? words.is : words.isNot, true);
      case 'answered': {
        const question = this.#question(first);
        return question && said(wanted ? words.answered(question.name) : words.unanswered(question.name));
      }
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=': {
        if (parts.length !== 2 || typeof second === 'object') return undefined;
        const [holds, fails] = comparisons[operator];
        return this.#says(first, second, words[wanted ? holds : fails]);
      }
      case 'in':
        return this.#in(first, second, wanted);
      default:
        return undefined;
    }
  }

  #joined(parts: readonly Argument[], wanted: boolean, type: 'conjunction' | 'disjunction'): Clause | undefined {
    const clauses = parts.map((part) => this.clause(part, wanted)).filter((clause) => clause !== undefined);
    const [only] = clauses;
    if (!only || clauses.length < parts.length) return undefined;
    if (clauses.length === 1) return only;
    const texts = clauses.map(({ text, joined }) => (joined !== undefined && joined !== type ? `(${text})` : text));
    return { text: this.#reader.list(texts, type), joined: type };
  }

  #named(name: string, wanted: boolean): Clause | undefined {
    const { conditions = {}, conditionTexts = {} } = this.#reader.definition;
    const own = Object.hasOwn(conditionTexts, name) ? conditionTexts[name] : undefined;
    if (own !== undefined) {
      const text = this.#reader.text(own);
      return said(wanted ? text : this.#reader.words.conditions.not(text));
    }
    const meant = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
    return meant === undefined ? undefined : this.clause(meant, wanted);
  }

  #in(first: Argument | undefined, second: Argument | undefined, wanted: boolean): Clause | undefined {
    const words = this.#reader.words.conditions;
    if (typeof first === 'string') return this.#says(second, first, wanted ? words.includes : words.excludes);
    if (!Array.isArray(second) || second.length === 0) return undefined;
    const question = this.#question(first);
    const answers = question && second.map((value: string | number | boolean) => this.#answer(question.question, value));
    if (!question || !answers) return undefined;
    return said((wanted ? words.is : words.isNot)(question.name, this.#reader.list(answers, 'disjunction')));
  }

  #says(
    read: Argument | undefined,
    value: string | number | boolean | undefined,
    say: (question: string, answer: string) => string,
    isBoolean = false,
  ): Clause | undefined {
    const question = this.#question(read);
    if (!question || value === undefined) return undefined;
    // A bare `var` asks for true; whether it fails is for `say` to tell.
    return said(say(question.name, this.#answer(question.question, isBoolean ? true : value)));
  }

  #question(read: Argument | undefined): { readonly question: Question; readonly name: string } | undefined {
    const name = typeof read === 'object' && !Array.isArray(read) ? (read as { readonly var?: unknown }).var : read;
    const [id] = Array.isArray(name) ? (name as readonly unknown[]) : [name];
    const question = typeof id === 'string' ? this.#find(id) : undefined;
    if (!question || !('label' in question) || question.label === undefined) return undefined;
    return { question, name: this.#reader.words.conditions.quoted(this.#reader.text(question.label)) };
  }

  #answer(question: Question, value: string | number | boolean): string {
    const { words, definition } = this.#reader;
    if (typeof value === 'number') return this.#reader.number(value);
    if (typeof value === 'boolean') return words.conditions.quoted(value ? words.yes : words.no);
    const options = question.type === 'choice' || question.type === 'choices' ? optionsOf(question, definition) : [];
    const option = options.find((one) => one.value === value);
    if (option) return words.conditions.quoted(this.#reader.text(option.label));
    return question.type === 'date' ? this.#reader.day(value) : words.conditions.quoted(value);
  }
}

function said(text: string): Clause {
  return { text };
}
