import { type BenchQuestion, type FilledIn, type FormBench, over, times } from './bench-form.ts';

/** What a careful developer writes by hand for just these questions: each number knows what reads it. */
class PlainForm implements FormBench {
  #place: HTMLElement | undefined;
  #questions: readonly BenchQuestion[] = [];
  readonly #boxes = new Map<string, HTMLElement>();
  readonly #readers = new Map<string, (() => void)[]>();
  readonly #problems = document.createElement('div');

  mount(place: HTMLElement, questions: readonly BenchQuestion[]): void {
    this.#place = place;
    this.#questions = questions;
    const form = document.createElement('form');
    form.noValidate = true;
    this.#problems.tabIndex = -1;
    form.append(this.#problems);
    for (const question of questions) {
      const box = this.#box(question);
      this.#boxes.set(question.id, box);
      form.append(box);
    }
    const send = document.createElement('button');
    send.textContent = 'Continue';
    form.append(send);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#check();
    });
    place.append(form);
  }

  root(): ParentNode {
    return this.#place ?? document;
  }

  field(id: string): HTMLInputElement {
    return document.getElementById(id) as HTMLInputElement;
  }

  validate(): void {
    this.root().querySelector('button')?.click();
  }

  wrong(): number {
    return this.root().querySelectorAll('.error').length;
  }

  filledIn(): FilledIn {
    const answers = this.#questions.map(({ id, type }) => {
      if (type === 'product' || type === 'total') return [id, document.getElementById(id)?.textContent ?? ''];
      const control = this.field(id);
      return [id, type === 'check' || type === 'radio' ? '' : control.value];
    });
    return {
      answers: Object.fromEntries(answers.filter(([, value]) => value !== '')) as Record<string, string>,
      asked: this.#questions.filter(({ id, shownBy }) => shownBy && !this.#boxes.get(id)?.hidden).map(({ id }) => id),
    };
  }

  #box(question: BenchQuestion): HTMLElement {
    const { id, type, hint, required, shownBy } = question;
    const isSet = type === 'radio';
    const box = document.createElement(isSet ? 'fieldset' : 'div');
    box.className = 'question';
    const label = document.createElement(isSet ? 'legend' : 'label');
    label.textContent = question.label;
    if (label instanceof HTMLLabelElement) label.htmlFor = id;
    if (!required && type !== 'product' && type !== 'total') {
      const optional = document.createElement('span');
      optional.className = 'optional';
      optional.textContent = ' (optional)';
      label.append(optional);
    }
    const control = this.#control(question);
    if (type === 'check') box.append(control, label);
    else box.append(label, control);
    if (hint) {
      const text = document.createElement('p');
      text.className = 'hint';
      text.id = `${id}-hint`;
      text.textContent = hint;
      control.setAttribute('aria-describedby', text.id);
      label.after(text);
    }
    if (shownBy) {
      box.hidden = true;
      this.#read(shownBy, () => (box.hidden = !(Number(this.field(shownBy).value) > over)));
    }
    return box;
  }

  #control(question: BenchQuestion): HTMLElement {
    const { id, type, options = [], of = [] } = question;
    if (type === 'product' || type === 'total') {
      const output = document.createElement('output');
      output.id = id;
      const work = (): void => {
        const values = of.map((one) => this.field(one).value);
        if (type === 'product') output.textContent = values[0] === '' ? '' : String(Number(values[0]) * times);
        else output.textContent = String(values.reduce((sum, value) => sum + Number(value), 0));
      };
      if (type === 'total') output.textContent = '0';
      for (const one of of) this.#read(one, work);
      return output;
    }
    if (type === 'radio') {
      const set = document.createElement('div');
      for (const option of options) {
        const input = document.createElement('input');
        input.type = 'radio';
        input.name = id;
        input.value = option;
        input.id = option === options[0] ? id : `${id}-${option}`;
        const label = document.createElement('label');
        label.htmlFor = input.id;
        label.textContent = option;
        const row = document.createElement('div');
        row.append(input, label);
        set.append(row);
      }
      return set;
    }
    const control = document.createElement(type === 'select' ? 'select' : type === 'textarea' ? 'textarea' : 'input');
    control.id = control.name = id;
    if (control instanceof HTMLInputElement) {
      control.type = { email: 'email', check: 'checkbox' }[type as string] ?? 'text';
      if (type === 'number') control.inputMode = 'decimal';
    }
    if (control instanceof HTMLSelectElement) control.append(new Option('', ''), ...options.map((option) => new Option(option, option)));
    control.addEventListener('input', () => this.#readers.get(id)?.forEach((reader) => reader()));
    return control;
  }

  #read(id: string, reader: () => void): void {
    const readers = this.#readers.get(id) ?? [];
    readers.push(reader);
    this.#readers.set(id, readers);
  }

  #check(): void {
    const list = document.createElement('ul');
    for (const { id, label, required } of this.#questions) {
      const box = this.#boxes.get(id);
      const control = this.field(id);
      box?.querySelector('.error')?.remove();
      box?.classList.remove('wrong');
      control.removeAttribute('aria-invalid');
      if (!box || box.hidden || !required || control.value.trim() !== '') continue;
      const text = `Answer “${label}”`;
      const error = document.createElement('p');
      error.className = 'error';
      error.id = `${id}-error`;
      error.textContent = text;
      control.before(error);
      control.setAttribute('aria-invalid', 'true');
      control.setAttribute('aria-describedby', `${id}-hint ${error.id}`);
      box.classList.add('wrong');
      const link = document.createElement('a');
      link.href = `#${id}`;
      link.textContent = text;
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
    const heading = document.createElement('h3');
    heading.textContent = 'Something is wrong';
    this.#problems.replaceChildren(...(list.childElementCount > 0 ? [heading, list] : []));
    if (list.childElementCount > 0) this.#problems.focus();
  }
}

Object.assign(globalThis, { bench: new PlainForm() });
