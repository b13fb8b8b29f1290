import { browserStore } from '@civickit/core';
import { type Draft, openDrafts } from '@civickit/core/forms/drafts';

/** What a page with a form of two fields is asked for. */
export interface DraftPage {
  /** Undefined until the draft is open. */
  readonly draft: Draft | undefined;
  readonly ids: () => Promise<readonly string[]>;
  /** Of all drafts. */
  readonly texts: () => Promise<readonly string[]>;
}

declare global {
  var draftPage: DraftPage;
}

const form = { id: 'noise', version: '1' };
const drafts = openDrafts(browserStore());
let draft: Draft | undefined;

globalThis.draftPage = {
  get draft() {
    return draft;
  },
  ids: async () => (await drafts.list()).map(({ id }) => id),
  async texts() {
    const found: string[] = [];
    for (const { id } of await drafts.list()) found.push(String((await drafts.open(form, id)).answers['text']));
    return found;
  },
};

const field = document.querySelector('textarea') as HTMLTextAreaElement;
const [latest] = await drafts.list(form.id);
const opened = await drafts.open(form, latest?.id);
field.value = String(opened.answers['text'] ?? '');
// Two answers that belong together: of a torn write one would be behind.
field.addEventListener('input', () => opened.write({ text: field.value, length: field.value.length }, { page: 'only' }));
field.focus();
draft = opened;
