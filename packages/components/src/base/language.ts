import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { textsFor } from '../i18n/catalogues.js';
import { en } from '../i18n/en.js';
import { directionOf } from '../i18n/match.js';
import type { Texts } from '../i18n/texts.js';

const watchers = new WeakMap<Node, { observer: MutationObserver; heard: Set<() => void> }>();

/** One observer per root for all elements in it. */
function onLanguageChange(root: Node, listener: () => void): () => void {
  let watcher = watchers.get(root);
  if (!watcher) {
    const heard = new Set<() => void>();
    watcher = { observer: new MutationObserver(() => heard.forEach((tell) => tell())), heard };
    watchers.set(root, watcher);
  }
  if (watcher.heard.size === 0) watcher.observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
  watcher.heard.add(listener);
  return () => {
    watcher.heard.delete(listener);
    if (watcher.heard.size === 0) watcher.observer.disconnect();
  };
}

let fallback: string | undefined;
const resolvers = new Set<() => void>();

/** The language for pages that name none, as old ones do; otherwise it is the reader's own. */
export function setFallbackLanguage(lang: string): void {
  fallback = lang;
  for (const resolve of resolvers) resolve();
}

/** The nearest `lang`, through shadow hosts. */
function nearestLanguage(element: Element): string {
  for (let at: Element | null = element; at;) {
    const holder: Element | null = at.closest('[lang]');
    if (holder?.getAttribute('lang')) return holder.getAttribute('lang') ?? '';
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return fallback ?? navigator.language;
}

/** Texts, language and direction of an element, renewed when the page changes its language or a catalogue arrives. */
export class LanguageController implements ReactiveController {
  texts: Texts = en;
  /** BCP 47 tag of the texts. */
  tag = 'en';
  direction: 'rtl' | 'ltr' = 'ltr';

  readonly #host: ReactiveControllerHost & Element;
  #stop: (() => void)[] = [];

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (let root: Node = this.#host.getRootNode(); ; root = root.host.getRootNode()) {
      this.#stop.push(onLanguageChange(root, this.#resolve));
      if (!(root instanceof ShadowRoot)) break;
    }
    resolvers.add(this.#resolve);
    this.#resolve();
  }

  hostDisconnected(): void {
    resolvers.delete(this.#resolve);
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }

  readonly #resolve = (): void => {
    const { tag, texts, arriving } = textsFor(nearestLanguage(this.#host));
    void arriving?.then(this.#resolve);
    if (this.texts === texts && this.tag === tag) return;
    this.texts = texts;
    this.tag = tag;
    this.direction = directionOf(tag);
    this.#host.requestUpdate();
  };
}
