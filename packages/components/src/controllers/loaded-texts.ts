import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LanguageController } from '../base/language.js';

/** Brings the texts of one language. */
export type TextsLoader<T> = () => Promise<T>;

/**
 * A catalogue of an element's own, so that pages without the element do not load it: the texts of its language, in English until they
 * are here and where they cannot be had.
 */
export class LoadedTexts<T> implements ReactiveController {
  texts: T;
  /** Whether `texts` are those of the element's language, or nothing better can be had. */
  settled = true;
  /** Resolves when they are, unless the language changes meanwhile. */
  loading: Promise<void> = Promise.resolve();

  readonly #host: ReactiveControllerHost;
  readonly #language: Pick<LanguageController, 'tag'>;
  readonly #english: T;
  readonly #loaders: Readonly<Record<string, TextsLoader<T>>>;
  #tag = 'en';

  constructor(
    host: ReactiveControllerHost,
    language: Pick<LanguageController, 'tag'>,
    english: T,
    loaders: Readonly<Record<string, TextsLoader<T>>>,
  ) {
    this.#host = host;
    this.#language = language;
    this.#english = this.texts = english;
    this.#loaders = loaders;
    host.addController(this);
  }

  hostUpdate(): void {
    const { tag } = this.#language;
    if (tag === this.#tag) return;
    this.#tag = tag;
    this.settled = false;
    const settle = (texts: T): void => {
      if (this.#tag !== tag) return;
      this.texts = texts;
      this.settled = true;
      this.#host.requestUpdate();
    };
    const load = this.#loaders[tag];
    if (load) this.loading = load().then(settle, () => settle(this.#english));
    else settle(this.#english);
  }
}
