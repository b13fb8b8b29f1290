import { submit } from '@civickit/adapters/submit';
import { createHost, defineElement } from '@civickit/components';
import { CivicForm } from '@civickit/components/form';
import { CivicKit } from '@civickit/components/kit';
import { browserStore, createCivicClient } from '@civickit/core';
import type { BenchQuestion, FilledIn, FormBench } from './bench-form.ts';
import { toDefinition } from './civickit-definition.ts';

class OurForm implements FormBench {
  #form: CivicForm | undefined;
  #questions: readonly BenchQuestion[] = [];

  mount(place: HTMLElement, questions: readonly BenchQuestion[]): void {
    this.#questions = questions;
    defineElement('civic-kit', CivicKit);
    defineElement('civic-form', CivicForm);
    const office = submit({ id: 'office', url: new URL('/office', location.href), forms: new URL('/none', location.href) });
    const item = { ref: { source: 'office', id: 'households' }, definition: toDefinition(questions) };
    const client = createCivicClient({ forms: { ...office, list: async () => ({ items: [item], order: 'unordered', skipped: [] }) } });
    const kit = document.createElement('civic-kit');
    // What is typed is kept in IndexedDB, as on pages.
    kit.host = createHost(client, { store: browserStore() });
    const form = (this.#form = new CivicForm());
    form.singlePage = true;
    kit.append(form);
    place.append(kit);
  }

  root(): ParentNode {
    return this.#form?.shadowRoot ?? document;
  }

  field(id: string): HTMLInputElement {
    return this.root().querySelector(`[id="q-${id}"]`) as HTMLInputElement;
  }

  validate(): void {
    this.root().querySelector<HTMLButtonElement>('button[type=submit]')?.click();
  }

  wrong(): number {
    return this.root().querySelectorAll('.question .error-text').length;
  }

  filledIn(): FilledIn {
    const outputs = Array.from(this.root().querySelectorAll('output'), ({ textContent }) => textContent);
    const worked = this.#questions.filter(({ of }) => of).map(({ id }, at) => [id, outputs[at] ?? ''] as const);
    const shown = new Set(Array.from(this.root().querySelectorAll<HTMLElement>('[data-path]'), ({ dataset }) => dataset['path']));
    return {
      answers: {
        ...Object.fromEntries(
          Object.entries(this.#form?.answers ?? {}).map(([id, answer]) => [
            id,
            typeof answer === 'string' ? answer : JSON.stringify(answer),
          ]),
        ),
        ...Object.fromEntries(worked.filter(([, value]) => value !== '–')),
      },
      asked: this.#questions.filter(({ id, shownBy }) => shownBy && shown.has(id)).map(({ id }) => id),
    };
  }
}

Object.assign(globalThis, { bench: new OurForm() });
