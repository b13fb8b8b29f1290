import type { FormDefinition } from './form-definition.js';
import { limits } from './limits.js';
import { Bare, type Members } from './members.js';

/** Values in values: more than any definition that can be used has. */
const deepest = 250;

/**
 * A copy of what may be opened before it is checked: small enough to freeze nothing, and a form in its outline. Undefined for all else.
 * Whether it can be used, `parseFormDefinition` says; until then nothing of it may be sent.
 */
export function boundedForm(value: unknown): FormDefinition | undefined {
  try {
    const copy = new Bounds().copy(value, 0);
    return new Outline().isForm(copy) ? (copy as FormDefinition) : undefined;
  } catch {
    return undefined;
  }
}

class Bounds {
  values = 0;

  /** Without prototypes, which the host page may have filled. @throws RangeError where it is too much */
  copy(given: unknown, depth: number): unknown {
    if (typeof given !== 'object' || given === null) {
      if (typeof given === 'string' && given.length > 2 * limits.text) throw new RangeError('long');
      return given;
    }
    const names = Object.keys(given);
    if (depth > deepest || (this.values += names.length) > limits.values) throw new RangeError('large');
    const taken = (Array.isArray(given) ? [] : new Bare()) as Members;
    for (const name of names) taken[name] = this.copy((given as Members)[name], depth + 1);
    return taken;
  }
}

class Outline {
  questions = 0;
  options = 0;

  isForm(value: unknown): boolean {
    if (!isMembers(value)) return false;
    const { format, id, version, pages, lists, conditions, languages } = value;
    return (
      format === 'civic-form/1' &&
      [id, version].every(isText) &&
      (languages === undefined || (Array.isArray(languages) && languages.length <= limits.languages && languages.every(isText))) &&
      hasShortTexts(value) &&
      isListOf(pages, limits.pages, (page) => isText(page['id']) && hasShortTexts(page) && this.areQuestions(page['questions'], 1)) &&
      isNamed(conditions) &&
      isNamed(lists) &&
      Object.values(lists ?? {}).every((options) => this.areOptions(options))
    );
  }

  areQuestions(value: unknown, depth: number): boolean {
    return (
      depth <= limits.depth &&
      isListOf(value, limits.questions, (question) => {
        const { id, type, options, questions } = question;
        return (
          (this.questions += 1) <= limits.questions &&
          [id, type].every(isText) &&
          hasShortTexts(question) &&
          (options === undefined || this.areOptions(options)) &&
          (questions === undefined ? type !== 'group' && type !== 'repeat' : this.areQuestions(questions, depth + 1))
        );
      })
    );
  }

  areOptions(value: unknown): boolean {
    return isListOf(
      value,
      limits.options,
      (option) => (this.options += 1) <= limits.options && isText(option['value']) && hasShortTexts(option),
    );
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isNamed = (value: unknown): value is Members | undefined =>
  value === undefined || (isMembers(value) && Object.keys(value).length <= limits.names);

/** A text in more languages than a form may have costs time wherever it is read. */
function hasShortTexts(of: Members): boolean {
  return ['title', 'intro', 'label', 'hint'].every((name) => {
    const text = of[name];
    return !isMembers(text) || Object.keys(text).length <= limits.languages;
  });
}

function isListOf(value: unknown, most: number, is: (each: Members) => boolean): boolean {
  return Array.isArray(value) && value.length <= most && value.every((each) => isMembers(each) && is(each));
}
