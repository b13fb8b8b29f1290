import type { FormDefinition } from '../../definition/form-definition.js';
import { localText } from '../../definition/read-local-text.js';
import type { LocalText } from '../../definition/local-text.js';
import type { Question } from '../../definition/questions.js';
import { optionsOf } from '../question-facts.js';
import { isAlwaysAsked, scopeOf, type ScopedQuestion } from '../schema/scoped-questions.js';

/**
 * Source text of a TypeScript module: the type of a form's answers, named for the form's id (`HallBookingAnswers`) and complete in itself.
 * Answers that may be absent, because nobody must give them or because they hang on others, are optional.
 */
export function toTypeScript(definition: FormDefinition): string {
  const writer = new TypeWriter(definition);
  const scope = definition.pages.flatMap(({ showIf, questions }) => scopeOf(questions, [showIf]));
  const name = `${typeNameOf(definition.id)}Answers`;
  return [
    writer.comment(
      `Answers to ${localText(definition.title ?? definition.id, 'en', definition.languages).text}, version ${definition.version}.`,
      '',
    ),
    `export interface ${name} {\n${writer.members(scope, '  ')}}\n`,
  ].join('');
}

class TypeWriter {
  readonly #definition: FormDefinition;

  constructor(definition: FormDefinition) {
    this.#definition = definition;
  }

  members(scope: readonly ScopedQuestion[], indent: string): string {
    const byId = new Map(scope.map((scoped) => [scoped.question.id, scoped]));
    return [...byId.values()]
      .map((scoped) => {
        const { question } = scoped;
        const about = 'label' in question && question.label !== undefined ? this.comment(this.#read(question.label), indent) : '';
        return `${about}${indent}readonly ${literal(question.id)}${isAlwaysAsked(scoped) ? '' : '?'}: ${this.#typeOf(question, indent)};\n`;
      })
      .join('');
  }

  comment(text: string, indent: string): string {
    // A comment ends at the first asterisk with a slash, and lines at more than \n.
    const safe = text.replaceAll('*/', '*\u2215').replace(/\s+/gu, ' ').trim();
    return safe ? `${indent}/** ${safe} */\n` : '';
  }

  #read(text: LocalText): string {
    return localText(text, 'en', this.#definition.languages).text;
  }

  #typeOf(question: Question, indent: string): string {
    switch (question.type) {
      case 'integer':
      case 'decimal':
        return 'number';
      case 'yesno':
        return 'boolean';
      case 'declaration':
        return 'true';
      case 'choice':
        return this.#values(optionsOf(question, this.#definition));
      case 'choices':
        return `readonly (${this.#values(optionsOf(question, this.#definition))})[]`;
      case 'address':
        return '{ readonly region?: string; readonly line?: string; readonly postcode?: string }';
      case 'location':
        return '{ readonly latitude: number; readonly longitude: number; readonly accuracy?: number }';
      case 'file':
        return 'readonly { readonly id: string; readonly name?: string; readonly type: string; readonly size: number }[]';
      case 'calculation':
        return 'string | number | boolean | readonly (string | number | boolean)[]';
      case 'repeat':
        return `readonly {\n${indent}  readonly $id: string;\n${this.members(scopeOf(question.questions, []), `${indent}  `)}${indent}}[]`;
      default:
        return 'string';
    }
  }

  #values(options: readonly { readonly value: string }[]): string {
    return options.length === 0 ? 'never' : [...new Set(options.map(({ value }) => literal(value)))].join(' | ');
  }
}

/** JSON's strings are TypeScript's since ECMAScript 2019; line separators are escaped for older readers. */
function literal(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);
}

function typeNameOf(id: string): string {
  const words = id.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = words.map((word) => word.replace(/^\p{L}/u, (letter) => letter.toUpperCase())).join('');
  return /^\p{ID_Start}[\p{ID_Continue}]*$/u.test(name) ? name : 'Form';
}
