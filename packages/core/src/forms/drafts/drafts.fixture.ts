import { deleteDB } from 'idb';
import { browserStore } from '../../store/browser-store.js';
import type { Store } from '../../store/store.js';
import type { FormDefinition } from '../definition/form-definition.js';
import type { Draft, Drafts } from './drafts.types.js';
import { openDrafts, type DraftsOptions } from './open-drafts.js';

export const form: FormDefinition = {
  format: 'civic-form/1',
  id: 'noise',
  version: '1',
  title: { en: 'Noise', zh: '噪音' },
  pages: [
    {
      id: 'what',
      questions: [
        { type: 'textarea', id: 'what', label: 'What do you hear?' },
        { type: 'text', id: 'where', label: 'Where?' },
        { type: 'repeat', id: 'times', label: 'When?', questions: [{ type: 'text', id: 'day', label: 'Which day?' }] },
      ],
    },
  ],
};

export const photo = (bytes: number, name = 'street.jpg') =>
  new File([new Uint8Array(bytes).map((_, at) => at % 251)], name, { type: 'image/jpeg' });
export const bytesOf = async (blob: Blob | undefined) => blob && [...new Uint8Array(await blob.arrayBuffer())];

const stores: Store[] = [];
const names: string[] = [];
const drafts: Draft[] = [];

/** A device, with a name under which other pages open it again. */
export function device(): { name: string; store: Store } {
  const name = `drafts-test-${Math.random()}`;
  names.push(name);
  const store = browserStore({ name });
  stores.push(store);
  return { name, store };
}

/** Another page of the same device, but for what only a tab can do. */
export function page(name: string, options?: DraftsOptions): Drafts {
  const opened = openDrafts(browserStore({ name }), options);
  return {
    ...opened,
    async open(...given) {
      const draft = await opened.open(...given);
      drafts.push(draft);
      return draft;
    },
  };
}

export async function until<T>(ask: () => T | Promise<T>, what: string): Promise<NonNullable<T>> {
  for (let times = 0; times < 300; times += 1) {
    const value = await ask();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited too long for ${what}`);
}

export async function clearAll(): Promise<void> {
  await Promise.all(drafts.splice(0).map((draft) => draft.close()));
  await openDrafts(browserStore({ name: 'drafts-test' })).setShared(false);
  await Promise.race([Promise.all(names.splice(0).map((name) => deleteDB(name))), new Promise((resolve) => setTimeout(resolve, 3000))]);
}
