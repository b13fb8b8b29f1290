import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { textsFor } from '../i18n/catalogues.js';
import { en } from '../i18n/en.js';
import { Formatter } from '../i18n/formatter.js';
import { directionOf } from '../i18n/match.js';
import type { Texts } from '../i18n/texts.js';
import { followTheme } from '../themes/follow-theme.js';
import { closestAround, watchSurroundings } from './surroundings.js';

let fallback: string | undefined;
const resolvers = new Set<() => void>();
/** By language and zone, for all elements: a page shows few of both. */
const made: Record<string, Formatter> = {};

/** The language for pages that name none, as old ones do; otherwise it is the reader's own. */
export function setFallbackLanguage(lang: string): void {
  fallback = lang;
  for (const resolve of resolvers) resolve();
}

/** The nearest `lang`, through shadow hosts. */
function nearestLanguage(element: Element): string {
  return closestAround(element, '[lang]:not([lang=""])')?.getAttribute('lang') ?? fallback ?? navigator.language;
}

/**
 * Texts, language and direction of an element, renewed when the page changes its language or a catalogue arrives; brings the
 * themes once the page asks for one.
 */
export class LanguageController implements ReactiveController {
  texts: Texts = en;
  /** BCP 47 tag of the texts. */
  tag = 'en';
  direction: 'rtl' | 'ltr' = 'ltr';
  /** Resolves when the texts of the page's language have come in place of these; undefined where none are on their way. */
  arriving: Promise<void> | undefined;

  readonly #host: ReactiveControllerHost & Element;
  #stop?: () => void;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = watchSurroundings(this.#host, this.#resolve);
    resolvers.add(this.#resolve);
    this.#resolve();
  }

  hostDisconnected(): void {
    resolvers.delete(this.#resolve);
    this.#stop?.();
  }

  /** Numbers and dates in this language and an IANA zone; the same one for both as long as the page is there. */
  formatter(zone: string): Formatter {
    const { tag, texts } = this;
    return (made[`${tag} ${zone}`] ??= new Formatter(tag, zone, texts.units, texts.dates));
  }

  readonly #resolve = (): void => {
    // One observer hears of both.
    void followTheme(this.#host);
    const { tag, texts, arriving } = textsFor(nearestLanguage(this.#host));
    this.arriving = arriving?.then(this.#resolve);
    if (this.texts === texts && this.tag === tag) return;
    this.texts = texts;
    this.tag = tag;
    this.direction = directionOf(tag);
    this.#host.requestUpdate();
  };
}
