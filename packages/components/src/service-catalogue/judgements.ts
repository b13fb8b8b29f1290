import type { Collection, PublicService } from '@civickit/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { report } from '../base/report.js';

const minuteMs = 60_000;

/** What is told of services by code and tables that come only when a reader asks: what is open at the moment, and by which letter. */
export class Judgements implements ReactiveController {
  /** Undefined until all have been judged once. */
  isOpen: ((service: PublicService) => boolean) | undefined;
  letterOf: ((service: PublicService) => string) | undefined;

  readonly #host: ReactiveControllerHost & HTMLElement;
  #of: readonly unknown[] = [];
  #judging: AbortController | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  #lettersAsked = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Judges what is open, anew each minute. */
  judgeOpenings(collection: Collection<'services'>, services: readonly PublicService[]): void {
    const now = collection.clock.now();
    const of = [collection, services, Math.floor(now / minuteMs)];
    if (of.every((each, at) => each === this.#of[at])) return;
    if (this.#of[0] !== collection) this.isOpen = undefined;
    this.#of = of;
    this.#judging?.abort();
    const { signal } = (this.#judging = new AbortController());
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#host.requestUpdate(), minuteMs - (now % minuteMs));
    import('./on-demand.js')
      .then(({ judgeOpenings }) => judgeOpenings(collection, services, now, signal))
      .then((open) => {
        if (open) this.isOpen = (service) => open.has(service);
        this.#host.requestUpdate();
      }, this.#report);
  }

  prepareLetters(): void {
    if (this.#lettersAsked) return;
    this.#lettersAsked = true;
    import('@civickit/core/search/engine').then(
      ({ initialOf }) => {
        const known = new WeakMap<PublicService, string>();
        this.letterOf = (service) => {
          let letter = known.get(service);
          if (letter === undefined) known.set(service, (letter = initialOf(service.name)));
          return letter;
        };
        this.#host.requestUpdate();
      },
      (cause: unknown) => {
        this.#lettersAsked = false;
        this.#report(cause);
      },
    );
  }

  hostDisconnected(): void {
    this.#judging?.abort();
    clearTimeout(this.#later);
    this.#of = [];
  }

  readonly #report = (cause: unknown): void => report(this.#host.localName, { code: 'network/part', message: String(cause) });
}
