import type { Store } from '@civickit/core';
import type { Answers, FormDefinition } from '@civickit/core/forms';
import type { Draft, DraftAbout, DraftKeeping, Drafts, UnknownAnswer } from '@civickit/core/forms/drafts';
import { mayHoldDrafts } from '@civickit/core/forms/early';
import { afterFrame } from './after-frame.js';
import { type FilePlace, pagePlace } from './form-files.js';

/** What is typed is handed on after so many milliseconds; the draft is on the device as long after that again. */
const pauseMs = 100;

interface Written {
  readonly answers: () => Answers;
  readonly page: string | undefined;
  readonly lang: string;
}

interface Found {
  /** Missing where the code for them cannot be had. */
  readonly drafts?: Drafts;
  readonly found: readonly DraftAbout[];
}

async function lookIn(store: Store | undefined, form: string): Promise<Found> {
  try {
    const drafts = (await import('@civickit/core/forms/drafts')).openDrafts(store);
    return { drafts, found: await drafts.list(form).catch(() => []) };
  } catch {
    return { found: [] };
  }
}

/** What a form keeps on the device while it is being filled in. Where nothing can be kept the form works all the same, and says so. */
export class FormDraft {
  /** Drafts of this form that were begun before. */
  found: readonly DraftAbout[] = [];

  /** All of this device; undefined until the first look. */
  drafts: Drafts | undefined;
  /** The one in hand. */
  draft: Draft | undefined;
  /** Key of the item of the queue that is being changed; kept with the draft, so that a page that is loaded again sends it once. */
  replaces: string | undefined;

  readonly #changed: () => void;
  #watching = new AbortController();
  #keeping: DraftKeeping | undefined;
  #waiting: Written | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #page = pagePlace();
  #looking: Promise<Found> = Promise.resolve({ found: [] });
  /** Resolves when the one in hand is here, where the form did not wait for it. */
  #opening: Promise<void> | undefined;
  #definition: FormDefinition | undefined;
  /** What was known when the form was told last. */
  #told = '';

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get keeping(): DraftKeeping | undefined {
    return this.#keeping;
  }

  get standing(): Draft['standing'] {
    return this.draft?.standing ?? 'alone';
  }

  get unknown(): readonly UnknownAnswer[] {
    return this.draft?.unknown ?? [];
  }

  /** Its id becomes the key of what is sent, so that a page that dies in between does not send it twice. */
  get key(): string | undefined {
    return this.draft?.id;
  }

  get page(): string | undefined {
    return this.draft?.page;
  }

  /** Where its files are kept: with the draft, as soon as that is here. */
  readonly files: FilePlace = {
    addMedia: async (file) => (await this.#place()).addMedia(file),
    readMedia: async (id) => (await this.#place()).readMedia(id),
    removeMedia: async (id) => (await this.#place()).removeMedia(id),
    write: (answers) => this.draft?.write(answers),
  };

  /** Looks for what was begun, and waits for it where anything was. Never rejects. */
  async look(store: Store | undefined, form: string): Promise<void> {
    this.found = [];
    this.drafts = undefined;
    const waits = store !== undefined && (await mayHoldDrafts(store));
    // The first question goes before the code of drafts.
    const looking = (this.#looking = (waits ? Promise.resolve() : afterFrame()).then(() => lookIn(store, form)));
    const looked = looking.then((found) => {
      if (looking !== this.#looking) return;
      Object.assign(this, found);
      this.#changed();
    });
    if (waits) await looked;
  }

  /** Goes on with a draft, or begins one, for which nobody waits. @returns what was answered before. Never rejects. */
  async begin(definition: FormDefinition, id?: string): Promise<Answers> {
    await this.close();
    this.#definition = definition;
    const opening = this.#open(id);
    if (id === undefined && !this.drafts) this.#opening = opening;
    else await opening;
    return this.draft?.answers ?? {};
  }

  /** Resolves when the draft is here, or cannot be had. Never rejects. */
  async opened(): Promise<void> {
    await this.#opening;
  }

  write(answers: () => Answers, page: string | undefined, lang: string): void {
    this.#waiting = { answers, page, lang };
    this.#timer ??= setTimeout(this.flush, pauseMs);
  }

  /** Hands on what waits, as before the page is left. */
  readonly flush = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = this.#waiting;
    if (!waiting || this.#opening) return;
    this.#waiting = undefined;
    const { page, lang } = waiting;
    const { replaces } = this;
    this.draft?.write(waiting.answers(), { lang, ...(page !== undefined && { page }), ...(replaces !== undefined && { replaces }) });
  };

  /** The form asks otherwise from now on. @returns what was answered, as it asks for it */
  retake(definition: FormDefinition, answers: Answers): Answers {
    // What waits is of the form before.
    this.flush();
    this.#definition = definition;
    if (!this.draft) return answers;
    if (Object.keys(answers).length > 0) this.draft.write(answers);
    this.draft.retake(definition);
    return this.draft.answers;
  }

  async takeNewer(): Promise<Answers> {
    await this.draft?.reload().catch(() => undefined);
    return this.draft?.answers ?? {};
  }

  /** Removes a draft that stands in `found`. Never rejects. */
  async remove(id: string): Promise<void> {
    try {
      await this.drafts?.remove(id);
      this.found = this.found.filter((one) => one.id !== id);
    } catch {
      // It stays in the list, and can be tried again.
    }
    this.#changed();
  }

  /** It has been handed over: nothing of it stays. Never rejects. */
  async end(): Promise<void> {
    await this.#opening;
    clearTimeout(this.#timer);
    this.#timer = this.#waiting = undefined;
    const draft = this.draft;
    this.#forget();
    await draft?.discard().catch(() => undefined);
    await draft?.close();
  }

  async close(): Promise<void> {
    await this.#opening;
    this.flush();
    const draft = this.draft;
    this.#forget();
    await draft?.close();
  }

  async #open(id: string | undefined): Promise<void> {
    const { drafts } = await this.#looking;
    const asked = this.#definition;
    const draft = asked && (await drafts?.open(asked, id).catch(() => undefined));
    this.draft = draft;
    this.#opening = undefined;
    this.replaces ??= draft?.replaces;
    this.#keeping = draft ? undefined : { kept: false, why: 'browser' };
    this.#watching = new AbortController();
    draft?.watch(() => void this.#tell(), this.#watching.signal);
    if (this.#definition && this.#definition !== asked) draft?.retake(this.#definition);
    this.flush();
    this.#changed();
  }

  async #place(): Promise<FilePlace> {
    await this.#opening;
    return this.draft ?? this.#page;
  }

  #forget(): void {
    this.#watching.abort();
    this.draft = this.#keeping = this.replaces = undefined;
    this.#told = '';
    this.#page = pagePlace();
  }

  async #tell(): Promise<void> {
    const draft = this.draft;
    const keeping = await draft?.settled();
    if (draft !== this.draft) return;
    this.#keeping = keeping;
    const told = [keeping?.kept, keeping?.kept === false && keeping.why, this.standing, this.unknown.length].join();
    // Each write is told; a long form is not drawn anew for one that went as the last one did.
    if (told === this.#told) return;
    this.#told = told;
    this.#changed();
  }
}
