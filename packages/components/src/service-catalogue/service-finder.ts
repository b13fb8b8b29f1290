import type { CollectionOf, PublicService, Store } from '@civickit/core';
import { scanServices } from '@civickit/core/search';
import type { ServiceSearch } from '@civickit/core/search/engine';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { report } from '../base/report.js';

/** Where the index is kept on the device: a copy, that gives way to others. */
const keptKey = 'copy/service-search';
/** Fewer are indexed sooner than a kept index is read. */
const worthKeeping = 500;

/**
 * Finds services as a reader types: by a plain scan until an index stands, which is ready-made where the source has one, else kept from
 * before, else built in slices.
 */
export class ServiceFinder implements ReactiveController {
  /** Positions of what matches the text, best first; undefined where no text is asked for. */
  found: readonly number[] | undefined;
  /** Whether `found` is still of the question before. */
  asking = false;
  /** Whether an index under way may still find more. */
  searching = false;
  /** Whether only whole words as they are written are found: what reads pinyin and mistakes could not be had. */
  limited = false;

  readonly #host: ReactiveControllerHost & HTMLElement;
  #services: readonly PublicService[] = [];
  #text = '';
  #engine: ServiceSearch | undefined;
  #building: AbortController | undefined;
  #asked: AbortController | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Resolves once `found` is of the last text, and of the index where one is under way. */
  async settle(): Promise<void> {
    for (let work: Promise<void> | undefined; work !== this.#work;) await (work = this.#work);
  }

  /** Looks for `text` in `services`. Cheap where neither has changed. */
  look(services: readonly PublicService[], text: string): void {
    if (services === this.#services && text === this.#text) return;
    if (services !== this.#services) {
      // Where only the same services come anew, positions hold: what has been found stays until it has been looked for again.
      this.#stopBuilding();
      this.#engine = undefined;
      this.#services = services;
    }
    this.#text = text;
    this.#asked?.abort();
    this.asking = false;
    if (text === '') this.found = undefined;
    else if (this.#engine) this.#work = this.#ask(this.#engine, text);
    else this.found = scanServices(services, text);
  }

  /** Makes the index ready, so that the next letters find more. Nothing happens where it is there or under way. */
  prepare(collection: CollectionOf<'services'> | undefined): void {
    if (!collection || this.#engine || this.#building || this.#services.length === 0) return;
    const building = (this.#building = new AbortController());
    this.searching = true;
    this.#work = this.#build(collection, building.signal)
      .catch((cause: unknown) => {
        if (building.signal.aborted) return;
        // The plain scan goes on, and the next key tries again.
        this.#building = undefined;
        this.limited = true;
        report(this.#host.localName, { code: 'network/part', message: String(cause) });
      })
      .finally(() => {
        if (building.signal.aborted) return;
        this.searching = false;
        this.#host.requestUpdate();
      });
  }

  hostDisconnected(): void {
    this.#stopBuilding();
    this.#asked?.abort();
  }

  #stopBuilding(): void {
    this.#building?.abort();
    this.#building = undefined;
    this.searching = false;
  }

  async #build(collection: CollectionOf<'services'>, signal: AbortSignal): Promise<void> {
    const services = this.#services;
    const [{ buildServiceSearch }, ready] = await Promise.all([
      import('@civickit/core/search/engine'),
      collection.searchIndex({ signal }).catch(() => undefined),
    ]);
    const kept = ready ?? (services.length < worthKeeping ? undefined : await readKept(collection.store));
    const engine = await buildServiceSearch(services, { signal, ...(kept && { ready: kept }) });
    if (signal.aborted) return;
    this.#engine = engine;
    this.limited = false;
    if (this.#text) await this.#ask(engine, this.#text);
    void engine.prepare();
    if (ready || services.length < worthKeeping) return;
    const written = engine.write();
    if (written !== kept) await collection.store.set(keptKey, written).catch(() => undefined);
  }

  async #ask(engine: ServiceSearch, text: string): Promise<void> {
    const { signal } = (this.#asked = new AbortController());
    this.asking = true;
    // The letter is to be seen first; and who types faster than the device searches is only answered the last question.
    await new Promise((done) => setTimeout(done));
    if (signal.aborted) return;
    try {
      const found = await engine.find(text, { signal });
      if (signal.aborted) return;
      this.found = found;
      this.asking = false;
      this.#host.requestUpdate();
    } catch (cause) {
      if (!signal.aborted) throw cause;
    }
  }
}

async function readKept(store: Store): Promise<string | undefined> {
  const kept = await store.get(keptKey).catch(() => undefined);
  return typeof kept === 'string' ? kept : undefined;
}
