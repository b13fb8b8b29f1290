import { Model } from 'survey-core';
import 'survey-core/survey-core.min.css';
import 'survey-js-ui';
import { type BenchQuestion, type FilledIn, type FormBench, over, times } from './bench-form.ts';

class ItsForm implements FormBench {
  #place: HTMLElement | undefined;
  #model: Model | undefined;
  #questions: readonly BenchQuestion[] = [];

  mount(place: HTMLElement, questions: readonly BenchQuestion[]): void {
    this.#place = place;
    this.#questions = questions;
    this.#model = new Model({ textUpdateMode: 'onTyping', focusFirstQuestionAutomatic: false, elements: questions.map(toElement) });
    (this.#model as Model & { render(place: HTMLElement): void }).render(place);
  }

  root(): ParentNode {
    return this.#place ?? document;
  }

  field(id: string): HTMLInputElement {
    return this.root().querySelector(`[data-name="${id}"] :is(input, textarea)`) as HTMLInputElement;
  }

  validate(): void {
    this.#model?.validate(true, false);
  }

  wrong(): number {
    return this.#model?.getAllQuestions().filter(({ errors }) => errors.length > 0).length ?? 0;
  }

  filledIn(): FilledIn {
    const entries = Object.entries((this.#model?.data ?? {}) as Record<string, unknown>);
    return {
      answers: Object.fromEntries(entries.map(([id, value]) => [id, String(value)])),
      asked: this.#questions.filter(({ id, shownBy }) => shownBy && this.#model?.getQuestionByName(id).isVisible).map(({ id }) => id),
    };
  }
}

function toElement({ id, type, label, hint, required, options, shownBy, of = [] }: BenchQuestion): object {
  const asked = {
    name: id,
    title: label,
    ...(hint && { description: hint }),
    ...(required && { isRequired: true }),
    ...(shownBy && { visibleIf: `{${shownBy}} > ${over}` }),
  };
  switch (type) {
    case 'textarea':
      return { ...asked, type: 'comment' };
    case 'select':
      return { ...asked, type: 'dropdown', choices: options, renderAs: 'select' };
    case 'radio':
      return { ...asked, type: 'radiogroup', choices: options };
    case 'check':
      return { ...asked, type: 'boolean', renderAs: 'checkbox' };
    case 'product':
      return { ...asked, type: 'expression', expression: `iif({${of[0]}} notempty, {${of[0]}} * ${times}, '')` };
    case 'total':
      return { ...asked, type: 'expression', expression: `sum(${of.map((one) => `{${one}}`).join(', ')})` };
    default:
      return { ...asked, type: 'text', inputType: type };
  }
}

Object.assign(globalThis, { bench: new ItsForm() });
