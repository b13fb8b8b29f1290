import { type CivicForm, type CivicKit, createHost } from '@civickit/components';
import { everyTypeForm, sampleForm } from '@civickit/components/form/states.js';
import { registerAllCatalogues } from '@civickit/components/i18n/all.js';
import '@civickit/components/kit/define.js';
import { browserStore, createCivicClient, type Receipt, type SourceContext, type Submission, toInstant, writeJson } from '@civickit/core';
import type { FormDefinition } from '@civickit/core/forms';
import { openDrafts } from '@civickit/core/forms/drafts';
import type { Outbox } from '@civickit/core/outbox';
import { memoryForms } from '@civickit/core/testing';
import './naive-form.js';

/** What a page with forms is asked for. */
export interface FormPage {
  readonly outbox: () => Promise<Outbox>;
  /** Answers of the drafts on this device, as JSON; the last changed first. */
  readonly drafts: () => Promise<readonly string[]>;
  /** JSON as it was before anything on the page had a hand in it. */
  readonly json: (value: unknown) => string;
  /** What the office offers from now on. */
  offer(version: '3' | '4'): void;
  /** How often it was asked for what it offers. */
  asked(): number;
}

declare global {
  /** Undefined until the page's script has run. */
  var formPage: FormPage | undefined;
  /** What the next click or key is meant for. */
  var aimed: HTMLElement | undefined;
}

/** The form a year later: one question is gone, another is new. */
const changedForm: FormDefinition = {
  ...sampleForm,
  version: '4',
  pages: sampleForm.pages.map((page) =>
    page.id === 'who'
      ? {
          ...page,
          questions: [
            ...page.questions.filter(({ id }) => id !== 'mail'),
            { type: 'text', id: 'team', label: { en: 'Your team', 'zh-Hans': '小组' }, required: true },
          ],
        }
      : page,
  ),
};

const settings = new URLSearchParams(location.search);
const itemsOf = (version: string | null) =>
  [version === '4' ? changedForm : sampleForm, everyTypeForm].map((definition) => ({
    ref: { source: 'town', id: definition.id },
    definition,
  }));

const source = memoryForms({ id: 'town', items: itemsOf(settings.get('version')), sending: { keyed: true } });
// In the place of the list in memory a real office behind a real network.
Object.assign(source.send, {
  async submit(draft: Submission, key: string, { http, signal }: SourceContext): Promise<Receipt> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    const answer = await http.send(
      { method: 'POST', url: new URL('/office', location.origin), headers, body: writeJson(draft), keep: false },
      signal,
    );
    const { id } = JSON.parse(new TextDecoder().decode(answer.bytes)) as { id: string };
    return { strength: 'acknowledged', source: 'town', at: toInstant(Date.now()), ref: { source: 'town', id }, code: id };
  },
});

registerAllCatalogues();
const clientOf = () => createCivicClient({ forms: source }, { zone: 'Asia/Shanghai' });
const store = browserStore();
const host = createHost(clientOf(), { store });
for (const kit of document.querySelectorAll<CivicKit>('civic-kit')) kit.host = host;
// Elements ask for the host when they are connected.
await import('@civickit/components/form/define.js');

globalThis.formPage = {
  outbox: async () => {
    if (!host.outbox) throw new Error('no queue on this page');
    return host.outbox();
  },
  json: writeJson,
  async drafts() {
    const drafts = openDrafts(store);
    const found: string[] = [];
    for (const { id, form } of await drafts.list()) {
      const draft = await drafts.open(form, id);
      found.push(writeJson(draft.answers));
      await draft.close();
    }
    return found;
  },
  offer(version) {
    source.items = itemsOf(version);
    for (const form of document.querySelectorAll<CivicForm>('civic-form')) form.collection = clientOf().forms;
  },
  asked: () => source.calls.length,
};

export type { CivicForm };
