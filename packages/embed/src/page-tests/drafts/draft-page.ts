import { browserStore } from '@civickit/core';
import { type Draft, openDrafts } from '@civickit/core/forms/drafts';

/** What a page with a form of two fields is asked for. */
export interface DraftPage {
  readonly draft: Draft;
  readonly ids: () => Promise<readonly string[]>;
  /** Of all drafts. */
  readonly texts: () => Promise<readonly string[]>;
}

declare global {
  /** Undefined until the draft is open. */
  var draftPage: DraftPage | undefined;
}

const form = { id: 'noise', version: '1' };
const drafts = openDrafts(browserStore());
const text = (draft: Draft): string => (draft.answers as { text?: string }).text ?? '';

async function begin(): Promise<void> {
  const field = document.querySelector('textarea') as HTMLTextAreaElement;
  const [latest] = await drafts.list(form.id);
  const draft = await drafts.open(form, latest?.id);
  field.value = text(draft);
  // Two answers that belong together: of a torn write one would be behind.
  field.addEventListener('input', () => draft.write({ text: field.value, length: field.value.length }, { page: 'only' }));
  field.focus();

  globalThis.draftPage = {
    draft,
    ids: async () => (await drafts.list()).map(({ id }) => id),
    async texts() {
      const found: string[] = [];
      for (const { id } of await drafts.list()) found.push(text(await drafts.open(form, id)));
      return found;
    },
  };
}

void begin();
