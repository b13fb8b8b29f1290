import {
  CivicError,
  type CollectionOf,
  type FormDefinition,
  isCivicError,
  type RequestType,
  type SourceReport,
  type Writable,
} from '@civickit/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LanguageController } from '../base/language.js';
import { awaitHost } from '../controllers/host-consumer.js';
import type { Host } from '../host/host.js';

export type RequestCollection = CollectionOf<'requests'> & Partial<Writable<'requests'>>;

/** Where types come from, as the element's properties say. */
export interface TypesSetting {
  readonly host: Host | undefined;
  readonly collection: RequestCollection | undefined;
  readonly source: string | undefined;
  /** Nothing is asked before the reader does something. */
  readonly idle: boolean;
}

/** After so many milliseconds a source that did not answer is asked again. */
const againMs = 60_000;

/** What can be reported, and to whom; asked once it is known where, and again in another language. */
export class ReportTypes implements ReactiveController {
  status: 'pending' | 'ready' | 'error' = 'pending';
  collection: RequestCollection | undefined;
  imageOrigins: readonly string[] = [];
  /** Of sources that take reports. */
  types: readonly RequestType[] = [];
  /** What the sources that were asked did. */
  reports: readonly SourceReport[] = [];
  error: CivicError | undefined;

  /** Resolves when it is known whom to ask, or that nobody can be. */
  readonly opened: Promise<void>;
  /** Resolves when somebody has said what can be reported, or cannot now. */
  readonly answered: Promise<void>;
  #open = (): void => undefined;
  #answer = (): void => undefined;

  readonly #element: ReactiveControllerHost & HTMLElement;
  readonly #language: LanguageController;
  readonly #setting: () => TypesSetting;
  #origin: TypesSetting | undefined;
  #lang = '';
  #asking = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: ReactiveControllerHost & HTMLElement, language: LanguageController, setting: () => TypesSetting) {
    this.opened = new Promise((resolve) => (this.#open = resolve));
    this.answered = new Promise((resolve) => (this.#answer = resolve));
    this.#element = element;
    this.#language = language;
    this.#setting = setting;
    element.addController(this);
  }

  get now(): number {
    return this.collection?.clock.now() ?? Date.now();
  }

  /** Ids of the sources that take reports. */
  get takers(): readonly string[] {
    return Object.keys(this.collection?.senders ?? {});
  }

  hostConnected(): void {
    addEventListener('online', this.#again);
    this.#element.requestUpdate();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#again);
    this.#asking.abort();
    clearTimeout(this.#timer);
    this.#origin = undefined;
  }

  hostUpdate(): void {
    if (!this.#element.isConnected) return;
    const setting = this.#setting();
    if (setting.idle) return;
    const { tag } = this.#language;
    const known = this.#origin;
    const isSame = known?.collection === setting.collection && known?.host === setting.host && known?.source === setting.source;
    if (known && isSame) {
      if (this.collection && tag !== this.#lang) void this.#ask(this.collection);
      return;
    }
    this.#origin = setting;
    void this.#begin(setting);
  }

  /** Asks again, from the port onwards. */
  retry(): void {
    this.#origin = undefined;
    this.#element.requestUpdate();
  }

  /** The questions of a type; undefined where it asks none. @throws CivicError */
  async describe(type: RequestType): Promise<FormDefinition | undefined> {
    return type.hasQuestions ? this.collection?.describe(type.ref, { lang: this.#language.tag }) : undefined;
  }

  readonly #again = (): void => {
    if (this.status === 'error' || this.reports.some(({ error }) => error)) this.retry();
  };

  async #begin({ host, collection, source }: TypesSetting): Promise<void> {
    this.#asking.abort();
    clearTimeout(this.#timer);
    if (this.status === 'error') this.status = 'pending';
    const { signal } = (this.#asking = new AbortController());
    if (collection) return this.#ask(collection);
    if (!host) {
      this.#timer = awaitHost((none) => this.#fail(none));
      return;
    }
    try {
      const opened = await host.open('requests', source === undefined ? {} : { source }, signal);
      if (signal.aborted) return;
      this.imageOrigins = opened.imageOrigins;
      await this.#ask(opened.collection);
    } catch (cause) {
      if (!signal.aborted) this.#fail(cause);
    }
  }

  async #ask(collection: RequestCollection): Promise<void> {
    this.collection = collection;
    this.#open();
    this.#lang = this.#language.tag;
    const { signal } = this.#asking;
    const lang = this.#lang;
    try {
      const { items, sources } = await collection.types({ lang, signal });
      if (signal.aborted || lang !== this.#lang) return;
      const takers = new Set(this.takers);
      this.types = items.filter(({ ref }) => takers.has(ref.source));
      this.reports = sources.filter(({ source }) => takers.has(source));
      this.error = undefined;
      this.status = 'ready';
      this.#answer();
      this.#element.requestUpdate();
    } catch (cause) {
      if (!signal.aborted && lang === this.#lang) this.#fail(cause);
    }
  }

  #fail(cause: unknown): void {
    this.error = isCivicError(cause) ? cause : new CivicError('config/invalid', String(cause), { cause });
    this.status = 'error';
    this.#open();
    this.#answer();
    // An office that is back is not told by the network.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.retry(), againMs);
    this.#element.requestUpdate();
  }
}
