import type { Store } from '@civickit/core';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { LanguageController } from '../../base/language.js';
import { LiveMessage } from '../../controllers/live-message.js';
import { LoadedTexts } from '../../controllers/loaded-texts.js';
import type { ToolRequest } from '../tool-request.js';
import { checklistLoaders, type ChecklistTexts } from './checklist-texts.js';
import { readTicked, writeTicked } from './marks.js';
import { type MergedDocument, mergeDocuments } from './merge-documents.js';
import { en } from './texts/en.js';

/**
 * Which of the documents somebody has got together: kept on the device, so that the list can be gone through over days. A document of a
 * bundle is ticked once it is for every service that asks for it.
 */
export class Checklist implements ReactiveController {
  /** Whether the store has been asked, or takes too long. */
  ready = false;
  /** Whether ticks outlast the page, as far as is known. */
  kept = true;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #request: () => Pick<ToolRequest, 'services' | 'collection'> | undefined;
  readonly #language: LanguageController;
  readonly #texts: LoadedTexts<ChecklistTexts>;
  readonly #message: LiveMessage;
  #merged?: { readonly services: ToolRequest['services']; readonly documents: readonly MergedDocument[] };
  #store?: Store;
  /** All marks that the store has been asked for. */
  #marks = '';
  #ticked: ReadonlySet<string> = new Set();
  /** What was ticked or no longer before the store had answered. */
  readonly #changed = new Map<string, boolean>();
  /** In the order of the presses. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(host: ReactiveControllerHost & HTMLElement, request: () => Pick<ToolRequest, 'services' | 'collection'> | undefined) {
    this.#host = host;
    this.#request = request;
    this.#language = new LanguageController(host);
    this.#texts = new LoadedTexts(host, this.#language, en, checklistLoaders);
    this.#message = new LiveMessage(host);
    host.addController(this);
  }

  hostUpdate(): void {
    const store = this.#request()?.collection.store;
    const marks = this.documents.map(({ key }) => key).join('\n');
    if (store === this.#store && marks === this.#marks) return;
    this.#store = store;
    this.#marks = marks;
    this.#ticked = new Set();
    this.#changed.clear();
    this.ready = false;
    if (store) void this.#read(store, marks);
  }

  /** The documents of all services together; what `has` and `toggle` are asked by is their `key`. */
  get documents(): readonly MergedDocument[] {
    const services = this.#request()?.services ?? [];
    if (this.#merged?.services !== services) this.#merged = { services, documents: mergeDocuments(services) };
    return this.#merged.documents;
  }

  has(key: string): boolean {
    return key.split('\n').every((mark) => this.#ticked.has(mark));
  }

  toggle(key: string): void {
    this.#set(key.split('\n'), !this.has(key));
    const { documents } = this;
    this.#message.afterPause(() => this.#message.say(this.#progress(documents)));
  }

  /** Unticks the documents of these services. */
  clear(): void {
    this.#set(
      this.documents.flatMap(({ key }) => key.split('\n')),
      false,
    );
    this.#message.say(this.#texts.texts.cleared);
  }

  /** A box with the name of a document, to be ticked. */
  renderBox({ key, name }: Pick<MergedDocument, 'key' | 'name'>, content: unknown = name): TemplateResult {
    return html`<label class="tick">
      <input type="checkbox" .checked=${this.has(key)} @change=${() => this.toggle(key)} />
      <span>${content}</span>
    </label>`;
  }

  /** How many are there, where that is kept, and a button that unticks them all. */
  render(): unknown {
    const { documents } = this;
    if (documents.length === 0) return nothing;
    const { texts } = this.#texts;
    const any = documents.some(({ key }) => this.has(key));
    return html`<div class="checklist">
      <p class="progress">${this.#progress(documents)}</p>
      <p class="kept">${this.kept ? texts.kept : texts.notKept}</p>
      ${any ? html`<button class="quiet" type="button" @click=${() => this.clear()}>${texts.clear}</button>` : nothing}
    </div>`;
  }

  #progress(documents: readonly MergedDocument[]): string {
    const format = this.#language.formatter('UTC');
    const ready = documents.filter(({ key }) => this.has(key)).length;
    return this.#texts.texts.progress(format.number(ready), format.number(documents.length));
  }

  #set(marks: readonly string[], ticked: boolean): void {
    const known = new Set(this.#ticked);
    for (const mark of marks) {
      if (ticked) known.add(mark);
      else known.delete(mark);
      this.#changed.set(mark, ticked);
    }
    this.#ticked = known;
    this.#host.requestUpdate();
    const store = this.#store;
    if (!store) return;
    const now = this.#now;
    this.#writing = this.#writing.then(async () => {
      const kept = await writeTicked(store, marks, ticked, now);
      if (this.#store !== store || kept === this.kept) return;
      this.kept = kept;
      this.#host.requestUpdate();
    });
  }

  get #now(): number {
    return this.#request()?.collection.clock.now() ?? Date.now();
  }

  async #read(store: Store, marks: string): Promise<void> {
    const kept = await readTicked(store, marks.split('\n').filter(Boolean), this.#now);
    if (this.#store !== store || this.#marks !== marks) return;
    const known = new Set(kept);
    for (const [mark, ticked] of this.#changed) {
      if (ticked) known.add(mark);
      else known.delete(mark);
    }
    this.#ticked = known;
    this.kept = kept !== undefined;
    this.ready = true;
    this.#host.requestUpdate();
  }
}
