import { createCivicClient, memoryStore } from '@civickit/core';
import type { FormDefinition, Question } from '@civickit/core/forms';
import { memoryForms } from '@civickit/core/testing';
import { expect, fixture, html } from '@open-wc/testing';
import { createHost } from '../host/create-host.js';
import '../kit/define.js';
import type { CivicKit } from '../kit/kit.js';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import type { CivicForm } from './form.js';

const count = 100;

/** Texts, of which the first is counted by the last, and the one before it asked by it. */
function longForm(asked: (id: string) => void = () => undefined): FormDefinition {
  const texts = Array.from({ length: count }, (_, at): Question => {
    const id = `q${at}`;
    const question = { type: 'text', id, ...(at === count - 1 && { showIf: { '==': [{ var: 'q0' }, 'yes'] } as const }) };
    return Object.defineProperty(question, 'label', { enumerable: true, get: () => (asked(id), `Question ${at}`) }) as unknown as Question;
  });
  const mirrored: Question = { type: 'calculation', id: 'same', label: 'The first', value: { var: 'q0' } };
  return { format: 'civic-form/1', id: 'long', version: '1', pages: [{ id: 'all', questions: [...texts, mirrored] }] };
}

/** Of a source, which has checked it: a form that a script gives is read once more for that. */
async function show(definition: FormDefinition): Promise<CivicForm> {
  const forms = memoryForms({ id: 'town', items: [{ ref: { source: 'town', id: 'long' }, definition }], sending: { keyed: true } });
  const kit = await fixture<CivicKit>(html`<civic-kit lang="en"><civic-form single-page></civic-form></civic-kit>`);
  kit.host = createHost(createCivicClient({ forms }), { store: memoryStore() });
  const element = kit.querySelector('civic-form') as CivicForm;
  await waitUntil(() => rootOf(element).querySelector('output'));
  return element;
}

const rootOf = (element: CivicForm) => element.shadowRoot as ShadowRoot;
const control = (element: CivicForm, path: string) => rootOf(element).querySelector<HTMLInputElement>(`[id="q-${path}"]`);
function type(element: CivicForm, path: string, text: string): void {
  const field = control(element, path)!;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

describe('<civic-form> with a hundred questions on a page', () => {
  it('draws only the questions that read what was typed', async () => {
    const drawn = new Set<string>();
    const element = await show(longForm((id) => drawn.add(id)));
    drawn.clear();
    type(element, 'q0', 'yes');
    await waitUntil(() => control(element, 'q99'));
    expect(rootOf(element).querySelector('output')?.textContent).to.equal('yes');
    expect([...drawn].sort()).to.deep.equal(['q0', 'q99']);
  });

  it('shows what the page fills in, also over what was typed and not drawn', async () => {
    const element = await show(longForm());
    type(element, 'q50', 'typed');
    element.prefill({ q50: '' });
    await element.updateComplete;
    expect(control(element, 'q50')?.value).to.equal('');
  });

  it('is there as a whole once its first screen has been seen', async () => {
    const element = await fixture<CivicForm>(html`<civic-form lang="en" single-page .definition=${longForm()}></civic-form>`);
    await waitUntil(() => rootOf(element).querySelector('.step'));
    const begun = new Promise((done) => element.addEventListener('civic-form-step', done, { once: true }));
    rootOf(element).querySelector<HTMLButtonElement>('button.main')?.click();
    await begun;
    await element.updateComplete;
    expect(rootOf(element).querySelectorAll('.question').length).to.be.within(1, 30);
    await waitUntil(() => rootOf(element).querySelectorAll('.question:not(.kept)').length === count);
  });

  it('lays out what stands far below when somebody comes near', async () => {
    const element = await show(longForm());
    const isLaidOut = () => control(element, 'q98')?.checkVisibility({ contentVisibilityAuto: true }) ?? false;
    await waitUntil(() => control(element, 'q98') && !isLaidOut());
    expect(control(element, 'q0')?.checkVisibility({ contentVisibilityAuto: true })).to.equal(true);
    control(element, 'q98')?.focus();
    await waitUntil(isLaidOut);
  });

  it('leaves no room for many in a row that are not asked', async () => {
    const question = (at: number): Question => ({ type: 'text', id: `q${at}`, label: `Question ${at}` });
    const first = [...Array(count).keys()].map(question);
    const unasked = first.map((one) => ({ ...one, id: `rare-${one.id}`, showIf: { '==': [{ var: 'q0' }, 'yes'] } }) as const);
    const mirrored: Question = { type: 'calculation', id: 'same', label: 'The first', value: { var: 'q0' } };
    const element = await show({ ...longForm(), pages: [{ id: 'all', questions: [...first, ...unasked, mirrored] }] });
    const empty = [...rootOf(element).querySelectorAll('.stretch')].filter(({ childElementCount }) => childElementCount === 0);
    expect(empty).not.to.have.length(0);
    expect(empty.map(({ clientHeight }) => clientHeight)).to.deep.equal(empty.map(() => 0));
  });

  it('leads to a question that stands far below', async () => {
    const element = await show(longForm());
    element.show('check');
    const change = () => rootOf(element).querySelector<HTMLElement>('[aria-label="Change: Question 98"]');
    await waitUntil(change);
    change()?.click();
    await waitUntil(() => rootOf(element).activeElement === control(element, 'q98'));
  });
});
