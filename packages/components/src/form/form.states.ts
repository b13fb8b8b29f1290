import { type Collection, CivicError, createCivicClient, memoryStore, type Receipt, type SourceOf, type Submission } from '@civickit/core';
import type { Answers, FormDefinition } from '@civickit/core/forms';
import { memoryForms } from '@civickit/core/testing';
import { handedHost, handedSender, provideHost } from '../handoff/sample-handoff.js';
import type { CivicForm } from './form.js';
import { everyTypeForm, sampleAnswers, sampleForm } from './sample-form.js';
import { en } from './texts/en.js';
import { zhHans } from './texts/zh-hans.js';

/** What the element says, for pages that show its words. */
export const formWords = { en, zhHans };

export { everyTypeForm, sampleAnswers, sampleForm } from './sample-form.js';

/** One state of the element, as stories and tests set it up. */
export interface FormState {
  /** What is to be seen, in a few words. */
  readonly summary: string;
  /** Properties by their names. */
  readonly properties?: Readonly<Record<string, string | number | boolean>>;
  /** Children of the element: what the page shows without us. */
  readonly fallback?: boolean;
  readonly collection: () => Collection<'forms'>;
  /** What a reader does until it is reached. */
  readonly drive?: (element: CivicForm) => Promise<void>;
  /** Selector of what is there in the shadow root then; none where only the fallback is to be seen. */
  readonly reaches: string;
}

interface Given {
  readonly definition?: FormDefinition;
  readonly sends?: boolean;
  readonly fault?: Parameters<typeof memoryForms>[0]['fault'];
}

function forms({ definition = sampleForm, sends = true, fault }: Given = {}): Collection<'forms'> {
  const items = [{ ref: { source: 'town', id: definition.id }, definition }];
  const options = { id: 'town', items, ...(fault && { fault }) };
  const source = sends ? memoryForms({ ...options, sending: { keyed: true } }) : memoryForms(options);
  return createCivicClient({ forms: source }, { zone: 'Asia/Shanghai', store: memoryStore() }).forms;
}

function handedSource(): SourceOf['forms'] {
  const items = [{ ref: { source: 'town', id: sampleForm.id }, definition: sampleForm }];
  return { ...memoryForms({ id: 'town', items }), send: handedSender<Submission>() };
}

function handedForms(): Collection<'forms'> {
  return createCivicClient({ forms: handedSource() }, { zone: 'Asia/Shanghai', store: memoryStore() }).forms;
}

/** A village without a hall. */
const hallsForm: FormDefinition = {
  format: 'civic-form/1',
  id: 'halls',
  version: '1',
  title: { en: 'Book the village hall', 'zh-Hans': '预订村礼堂' },
  pages: [
    {
      id: 'who',
      questions: [
        {
          id: 'village',
          type: 'choice',
          label: { en: 'Village', 'zh-Hans': '哪个村' },
          options: [
            { value: 'hekou', label: { en: 'Hekou', 'zh-Hans': '河口村' } },
            { value: 'fenglin', label: { en: 'Fenglin', 'zh-Hans': '枫林村' } },
          ],
        },
        {
          id: 'hall',
          type: 'choice',
          label: { en: 'Hall', 'zh-Hans': '哪个礼堂' },
          required: true,
          filter: { '==': [{ option: 'village' }, { var: 'village' }] },
          options: [{ value: 'old', label: { en: 'Old hall', 'zh-Hans': '老礼堂' }, fields: { village: 'hekou' } }],
        },
      ],
    },
  ],
};

const frame = () => new Promise(requestAnimationFrame);

/** Waits until the element shows a step. */
async function at(element: CivicForm, step: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (element.step === step && element.shadowRoot?.querySelector('.step')) return;
    await frame();
  }
  throw new Error(`the form shows ${element.step}, not ${step}`);
}

const press = (element: CivicForm, selector = 'form button.main') => element.shadowRoot?.querySelector<HTMLElement>(selector)?.click();

async function begin(element: CivicForm, answers: Answers = {}): Promise<void> {
  await at(element, 'start');
  press(element, 'button.main, .root > p button');
  await at(element, 'who');
  element.prefill(answers);
  await element.updateComplete;
}

async function check(element: CivicForm): Promise<void> {
  await begin(element, sampleAnswers);
  element.show('check');
  await at(element, 'check');
  // Its screen is loaded after the questions.
  for (let tries = 0; tries < 600 && !element.shadowRoot?.querySelector('[id="q-$consent"]'); tries += 1) await frame();
}

async function finish(element: CivicForm, receipt: Receipt): Promise<void> {
  await check(element);
  element.finish(receipt);
  await at(element, 'sent');
}

/** Opens what stands beside the buttons. */
async function openBeside(element: CivicForm, within: string): Promise<void> {
  for (let tries = 0; tries < 600 && !element.shadowRoot?.querySelector(within); tries += 1) await frame();
  const details = element.shadowRoot?.querySelector(within)?.closest('details');
  if (details) details.open = true;
}

const received = { source: 'town', at: '2026-11-28T01:30:00Z' } as const;

/** Every state that the element can be in. */
export const formStates = {
  pending: { summary: 'Before the form is here', collection: () => forms({ fault: { kind: 'hang' } }), reaches: '' },
  'pending with fallback': {
    summary: 'Before the form is here, with content of the page',
    fallback: true,
    collection: () => forms({ fault: { kind: 'hang' } }),
    reaches: '',
  },
  failed: {
    summary: 'The form cannot be had',
    fallback: true,
    collection: () => forms({ fault: { kind: 'error', error: new CivicError('timeout/answer', 'no answer within 8 s') } }),
    reaches: '.note',
  },
  unknown: {
    summary: 'The office does not offer this form any more',
    properties: { form: 'gone' },
    fallback: true,
    collection: () => forms(),
    reaches: '.note',
  },
  start: { summary: 'Before the first question', collection: () => forms(), reaches: '.privacy' },
  'no server': {
    summary: 'Nothing is sent from here: who receives it, and how it gets there',
    collection: () => handedForms(),
    reaches: '.notice li',
  },
  'no server, prepared': {
    summary: 'Prepared, with each way to the office',
    collection: () => handedForms(),
    async drive(element) {
      provideHost(element, handedHost({ forms: handedSource() }, Date));
      await check(element);
      element.shadowRoot?.querySelector<HTMLInputElement>('[id="q-$consent"]')?.click();
      press(element);
      await at(element, 'sent');
      for (let tries = 0; tries < 600 && !element.shadowRoot?.querySelector('.ways'); tries += 1) await frame();
    },
    reaches: '.ways',
  },
  'nobody takes it': { summary: 'No office is set up to take it', collection: () => forms({ sends: false }), reaches: '.note.caution' },
  page: { summary: 'A page of questions', collection: () => forms(), drive: (element) => begin(element), reaches: 'form' },
  'nothing to choose': {
    summary: 'What was answered leaves nothing to choose',
    collection: () => forms({ definition: hallsForm }),
    async drive(element) {
      await at(element, 'who');
      element.prefill({ village: 'fenglin' });
      await element.updateComplete;
    },
    reaches: '[data-path="hall"] .hint',
  },
  wrong: {
    summary: 'Answers that are missing or wrong',
    collection: () => forms(),
    async drive(element) {
      await begin(element, { phone: '12', id: '11010519491231002Y' });
      press(element);
      await element.updateComplete;
    },
    reaches: '.problems',
  },
  conditions: {
    summary: 'Questions that are asked because of others',
    collection: () => forms(),
    async drive(element) {
      await begin(element, sampleAnswers);
      element.show('what');
      await at(element, 'what');
    },
    reaches: 'output',
  },
  'every type': {
    summary: 'Every type of question on one page',
    properties: { singlePage: true },
    collection: () => forms({ definition: everyTypeForm }),
    async drive(element) {
      await at(element, 'all');
      element.prefill({ helpers: [{ $id: 'a', helper: '赵铁柱', cooks: true }], guests: 120 });
      await element.updateComplete;
    },
    reaches: '.instance',
  },
  'every type wrong': {
    summary: 'Every type of question with what is wrong about it',
    properties: { singlePage: true },
    collection: () => forms({ definition: everyTypeForm }),
    async drive(element) {
      await at(element, 'all');
      element.prefill({
        day: '2027-02-30',
        guests: 'many',
        mail: 'nobody',
        spot: { latitude: 'north' },
        hour: '25:00',
        home: { postcode: '1' },
      } as never);
      press(element);
      await element.updateComplete;
    },
    reaches: '.problems',
  },
  'save for later': {
    summary: 'What is offered to go on with later',
    collection: () => forms(),
    async drive(element) {
      await begin(element, sampleAnswers);
      await openBeside(element, '#keep-passphrase');
    },
    reaches: 'details[open] #keep-passphrase',
  },
  'another file': {
    summary: 'A file that is not of this form, before the first question',
    collection: () => forms(),
    async drive(element) {
      await openBeside(element, '#keep-file');
      const field = element.shadowRoot?.querySelector<HTMLInputElement>('#keep-file');
      const chosen = new DataTransfer();
      chosen.items.add(new File(['a photo'], 'goats.jpg'));
      if (field) field.files = chosen.files;
      field?.dispatchEvent(new Event('change'));
    },
    reaches: '#keep-file-trouble',
  },
  'file with a passphrase': {
    summary: 'A file that asks for its passphrase',
    collection: () => forms(),
    async drive(element) {
      await openBeside(element, '#keep-file');
      const field = element.shadowRoot?.querySelector<HTMLInputElement>('#keep-file');
      const sealed = { cipher: 'AES-GCM-256', key: 'PBKDF2-SHA-256', rounds: 600_000, salt: 'AAAA', iv: 'AAAA' };
      const chosen = new DataTransfer();
      chosen.items.add(new File([`${JSON.stringify({ 'civickit-draft': 1, size: 0, sealed })}\n`], 'hall.civicform'));
      if (field) field.files = chosen.files;
      field?.dispatchEvent(new Event('change'));
    },
    reaches: '#keep-opening',
  },
  check: { summary: 'All answers, before they are sent', collection: () => forms(), drive: check, reaches: '.summary' },
  'who helps': {
    summary: 'Before the first question of a form that somebody fills in for another person, without who helps whom',
    properties: { assisted: true },
    collection: () => forms(),
    async drive(element) {
      await openBeside(element, '#keep-file');
      press(element, '.root > p button.main');
    },
    reaches: '.problems',
  },
  assisted: {
    summary: 'Before somebody sends it for another person',
    properties: { assisted: true },
    collection: () => forms(),
    async drive(element) {
      await openBeside(element, '#keep-file');
      for (const [field, text] of [
        ['name', '赵铁柱'],
        ['person', '王秀英'],
      ] as const) {
        const control = element.shadowRoot?.querySelector<HTMLInputElement>(`[id="q-$assistant-${field}"]`);
        if (control) control.value = text;
        control?.dispatchEvent(new Event('input'));
      }
      element.shadowRoot?.querySelector<HTMLElement>('[id="q-$assistant-asked"]')?.click();
      await check(element);
    },
    reaches: '[id="q-$assistant"]',
  },
  'not agreed': {
    summary: 'Sent without a consent that is needed',
    collection: () => forms(),
    async drive(element) {
      await check(element);
      press(element);
    },
    reaches: '.problems',
  },
  'not sent': {
    summary: 'It could not even be saved to be sent',
    collection: () => forms(),
    async drive(element) {
      await check(element);
      element.shadowRoot?.querySelector<HTMLElement>('[id="q-$consent"]')?.click();
      press(element);
    },
    reaches: 'form .note.caution',
  },
  received: {
    summary: 'It has arrived',
    collection: () => forms(),
    drive: (element) =>
      finish(element, {
        ...received,
        strength: 'confirmed',
        ref: { source: 'town', id: '1' },
        code: 'HALL-2026-0117',
        pin: '4711',
        url: 'https://county.example/n/117',
      } as Receipt),
    reaches: '.qr',
  },
  'number later': {
    summary: 'It has arrived and gets its number later',
    collection: () => forms(),
    drive: (element) => finish(element, { ...received, strength: 'acknowledged', notice: '请保持电话畅通。' } as Receipt),
    reaches: '.outcome',
  },
  'handed over': {
    summary: 'Another program sends it',
    collection: () => forms(),
    drive: (element) => finish(element, { ...received, strength: 'handed-off', via: 'mail' } as Receipt),
    reaches: '.outcome.open',
  },
} as const satisfies Readonly<Record<string, FormState>>;
