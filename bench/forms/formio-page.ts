// The build that fills in and does not design; the sheet of Bootstrap that it wants besides is not counted.
import '@formio/js/dist/formio.form.min.css';
import { type FormioForm, Formio } from '@formio/js/dist/formio.form.min.js';
import { type BenchQuestion, type FilledIn, type FormBench, over, times } from './bench-form.ts';

class ItsForm implements FormBench {
  #place: HTMLElement | undefined;
  #form: FormioForm | undefined;
  #questions: readonly BenchQuestion[] = [];

  mount(place: HTMLElement, questions: readonly BenchQuestion[]): void {
    this.#place = place;
    this.#questions = questions;
    const button = { type: 'button', action: 'submit', key: 'submit', label: 'Continue', input: true };
    void Formio.createForm(place, { components: [...questions.map(toComponent), button] }).then((form) => (this.#form = form));
  }

  root(): ParentNode {
    return this.#place ?? document;
  }

  field(id: string): HTMLInputElement {
    return this.root().querySelector(`[name="data[${id}]"]`) as HTMLInputElement;
  }

  validate(): void {
    // Rejected where anything is wrong.
    this.#form?.submit().catch(() => undefined);
  }

  wrong(): number {
    return this.root().querySelectorAll('.formio-component.formio-error-wrapper').length;
  }

  filledIn(): FilledIn {
    const entries = Object.entries(this.#form?.submission.data ?? {}).map(
      ([id, value]) => [id, value === false ? '' : String(value)] as const,
    );
    return {
      answers: Object.fromEntries(entries.filter(([id, value]) => value !== '' && value !== 'NaN' && id !== 'submit')),
      asked: this.#questions.filter(({ id, shownBy }) => shownBy && this.#form?.getComponent(id)?.visible).map(({ id }) => id),
    };
  }
}

const types: Readonly<Partial<Record<BenchQuestion['type'], string>>> = {
  text: 'textfield',
  check: 'checkbox',
  product: 'textfield',
  total: 'textfield',
};

function toComponent({ id, type, label, hint, required, options, shownBy, of = [] }: BenchQuestion): object {
  const values = options?.map((option) => ({ label: option, value: option }));
  const sum = of.map((one) => `(data.${one} || 0)`).join('+');
  return {
    type: types[type] ?? type,
    key: id,
    label,
    input: true,
    ...(hint && { description: hint }),
    ...(required && { validate: { required } }),
    ...(type === 'select' && { data: { values }, widget: 'html5' }),
    ...(type === 'radio' && { values }),
    ...(shownBy && { customConditional: `show = data.${shownBy} > ${over}` }),
    ...(of.length > 0 && { disabled: true }),
    ...(type === 'product' && { calculateValue: `value = data.${of[0]} || data.${of[0]} === 0 ? String(data.${of[0]} * ${times}) : ''` }),
    ...(type === 'total' && { calculateValue: `value = String(${sum})` }),
  };
}

Object.assign(globalThis, { bench: new ItsForm() });
