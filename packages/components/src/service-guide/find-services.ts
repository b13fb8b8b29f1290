import { CivicError, type Collection, isCivicError, type Page, type PublicService, type Ref } from '@civickit/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CollectionController } from '../controllers/collection.js';
import { keyOf } from '../services/service-key.js';

/** After this a service that was asked for by itself is asked for again with the next page, in milliseconds. */
const holdsMs = 10 * 60_000;

/** A service by its id: of one source, or of whichever has it. */
export type Wanted = Pick<Ref, 'id'> & Partial<Ref>;

/** What is known of one: the service, that no source has it (`undefined`), or why nobody can tell. */
type Answer = PublicService | CivicError | undefined;

/** What has come of one way to read what is wanted. */
interface Reading {
  readonly services: readonly PublicService[];
  readonly missing: readonly string[];
  readonly failed: CivicError | undefined;
  /** Whether somebody has yet to answer. */
  readonly waits: boolean;
  readonly complete: boolean;
}

/**
 * Looks for services by their ids: in what has been read, so that a kept copy is enough, and by asking each source for it, whose
 * answer may hold more than its list.
 */
export class FindServices implements ReactiveController {
  /** Those that were found, in the order in which they were asked for. */
  services: readonly PublicService[] = [];
  /** Ids that no source has. */
  missing: readonly string[] = [];
  error?: CivicError;
  status: 'pending' | 'ready' | 'error' = 'pending';
  /** Whether all that were wanted are here. */
  complete = false;

  readonly #host: ReactiveControllerHost;
  readonly #list: CollectionController<'services'>;
  readonly #readings: () => readonly (readonly Wanted[])[];
  #of?: Collection<'services'>;
  #answers = new Map<string, Answer>();
  #askedAt = new Map<string, number>();
  #asking?: AbortController;
  #loaded?: { readonly page: Page<PublicService>; readonly services: readonly PublicService[] };

  /** `readings`: the ways in which what is wanted can be read; the first by which all are found counts, else the last. */
  constructor(host: ReactiveControllerHost, list: CollectionController<'services'>, readings: () => readonly (readonly Wanted[])[]) {
    this.#host = host;
    this.#list = list;
    this.#readings = readings;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#forget();
  }

  /** Asks every source again. */
  retry(): void {
    this.#forget();
    this.#list.retry();
  }

  hostUpdate(): void {
    const { collection, page, error } = this.#list;
    if (collection !== this.#of) this.#forget();
    this.#of = collection;
    this.status = error ? 'error' : 'pending';
    this.error = error;
    this.services = [];
    this.missing = [];
    this.complete = false;
    if (error || !collection || !page) return;
    const readings = this.#readings();
    for (const each of readings.flat()) this.#ask(each, collection);
    // Of thousands of services, which are not gone through for every tick of the checklist.
    if (this.#loaded?.page !== page) this.#loaded = { page, services: collection.loaded() };
    const { services } = this.#loaded;
    this.#settle(readings.map((wanted) => this.#read(wanted, services)));
  }

  #settle(readings: readonly Reading[]): void {
    const chosen = readings.find(({ complete }) => complete) ?? readings[readings.length - 1];
    // Another reading may still be the one that was meant.
    if (!chosen || (!chosen.complete && readings.some((other) => other !== chosen && other.waits))) return;
    this.services = chosen.services;
    this.complete = chosen.complete;
    if (chosen.waits) return;
    const failed = chosen.failed ?? (chosen.services.length === 0 ? readings.find((other) => other.failed)?.failed : undefined);
    this.missing = chosen.missing;
    this.error = failed;
    this.status = failed && this.services.length === 0 ? 'error' : 'ready';
  }

  #read(wanted: readonly Wanted[], loaded: readonly PublicService[]): Reading {
    const answers = wanted.map((each) => {
      const answer = this.#answers.get(keyOf(each));
      if (answer && !isCivicError(answer)) return answer;
      return loaded.find(({ ref }) => ref.id === each.id && (!each.source || ref.source === each.source)) ?? answer;
    });
    const services = answers.filter((answer): answer is PublicService => answer !== undefined && !isCivicError(answer));
    return {
      services,
      missing: wanted.filter((_, at) => answers[at] === undefined).map(({ id }) => id),
      failed: answers.find((answer): answer is CivicError => isCivicError(answer)),
      waits: wanted.some((each, at) => !answers[at] && !this.#answers.has(keyOf(each))),
      complete: wanted.length > 0 && services.length === wanted.length,
    };
  }

  #forget(): void {
    this.#asking?.abort();
    this.#asking = undefined;
    this.#answers = new Map();
    this.#askedAt = new Map();
  }

  #ask(wanted: Wanted, collection: Collection<'services'>): void {
    const { now } = this.#list;
    const key = keyOf(wanted);
    if (now - (this.#askedAt.get(key) ?? -Infinity) < holdsMs) return;
    this.#askedAt.set(key, now);
    const { signal } = (this.#asking ??= new AbortController());
    void askAll(wanted, collection, signal).then((answer) => {
      if (signal.aborted) return;
      const known = this.#answers.get(key);
      // What was known stays, as a kept copy does, when nobody answers.
      if (!isCivicError(answer) || !known) this.#answers.set(key, answer);
      this.#host.requestUpdate();
    });
  }
}

/** One source after the other, as they are configured. That none has it is known only when all have answered. */
async function askAll({ id, source: only }: Wanted, collection: Collection<'services'>, signal: AbortSignal): Promise<Answer> {
  let failure: CivicError | undefined;
  for (const { id: source } of collection.sources) {
    if (only && source !== only) continue;
    try {
      const found = await collection.get({ source, id }, signal);
      if (found) return found;
    } catch (error) {
      failure ??= isCivicError(error) ? error : new CivicError('protocol/wrong-shape', String(error), { cause: error });
    }
  }
  return failure;
}
