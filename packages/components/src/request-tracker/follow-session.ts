import {
  CivicError,
  type CollectionOf,
  createKey,
  type FollowedRequest,
  type FollowerAbout,
  type FollowKey,
  isCivicError,
  type NewFollowUp,
} from '@civickit/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { awaitHost } from '../controllers/host-consumer.js';
import type { Host } from '../host/host.js';
import { zoneOf } from '../host/zone-of.js';
import type { Along } from './follow-up-photos.js';
import type { AddPhotos } from './photos-on-their-way.js';

/** What the session works on, as the element's properties say. */
export interface SessionSetting {
  readonly host: Host | undefined;
  readonly collection: CollectionOf<'requests'> | undefined;
  readonly source: string | undefined;
}

/**
 * A look at one report, for as long as the page shows it: nothing of it is kept on the device. `missing`: the office opens nothing by this
 * code, and tells not why.
 */
export class FollowSession implements ReactiveController {
  status: 'idle' | 'pending' | 'ready' | 'missing' | 'error' = 'idle';
  /** The last answer; it stays while a later question fails. */
  followed?: FollowedRequest | undefined;
  /** When that was, in milliseconds since the epoch. */
  readAt = 0;
  /** Why the last question was not answered. */
  error?: CivicError | undefined;
  sending: 'idle' | 'sending' | 'sent' | 'failed' = 'idle';
  /** What `sending` is about: a rating, or what is said beside it. */
  sent: 'rating' | 'remark' = 'remark';
  sendError?: CivicError | undefined;
  /** Why no source can be asked at all. */
  unable?: CivicError | undefined;
  collection?: CollectionOf<'requests'> | undefined;
  imageOrigins: readonly string[] = [];

  readonly #element: ReactiveControllerHost & HTMLElement;
  readonly #setting: () => SessionSetting;
  #origin?: SessionSetting | undefined;
  #opening?: AbortController;
  #asking?: AbortController | undefined;
  #key?: FollowKey | undefined;
  /** The name of what is being added: the same until it has arrived. */
  #adding?: { readonly words: string; readonly key: string } | undefined;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(element: ReactiveControllerHost & HTMLElement, setting: () => SessionSetting) {
    this.#element = element;
    this.#setting = setting;
    element.addController(this);
  }

  get now(): number {
    return this.collection?.clock.now() ?? Date.now();
  }

  get zone(): string {
    return zoneOf(this.collection);
  }

  /** Whether anything is on its way. */
  get busy(): boolean {
    return this.#asking !== undefined;
  }

  /** The source that is asked, and how its reports are followed; undefined where several could be meant. */
  get source(): { readonly id: string; readonly about: FollowerAbout } | undefined {
    const named = this.#setting().source;
    const all = Object.entries(this.collection?.followers ?? {}).filter(([id]) => named === undefined || id === named);
    const coded = all.filter(([, { by }]) => by === 'code');
    const able = coded.length > 0 ? coded : all;
    const [first] = able;
    return first && able.length === 1 ? { id: first[0], about: first[1] } : undefined;
  }

  hostConnected(): void {
    this.#element.requestUpdate();
  }

  hostDisconnected(): void {
    this.#opening?.abort();
    this.#asking?.abort();
    this.#asking = undefined;
    if (this.status === 'pending') this.status = 'idle';
    clearTimeout(this.#timer);
    this.#origin = undefined;
  }

  hostUpdate(): void {
    if (!this.#element.isConnected) return;
    const setting = this.#setting();
    const known = this.#origin;
    if (known?.collection === setting.collection && known?.host === setting.host && known?.source === setting.source && known) return;
    // A code is for the office that gave it.
    if (known) this.forget();
    this.#origin = setting;
    this.#open(setting);
  }

  /** Asks for a report. */
  async look(key: FollowKey): Promise<void> {
    this.#key = key;
    this.followed = undefined;
    this.#adding = undefined;
    this.sending = 'idle';
    this.status = 'pending';
    await this.refresh();
  }

  /** Asks once more for the report that is shown. */
  readonly refresh = async (): Promise<void> => {
    const { collection, source } = this;
    const key = this.#key;
    if (!collection || !source || !key) return;
    await this.#ask(async (signal) => {
      const followed = key.code.trim() ? await collection.follow(key, { source: source.id, signal }) : undefined;
      if (signal.aborted) return;
      this.error = undefined;
      this.followed = followed;
      this.status = followed ? 'ready' : 'missing';
      this.readAt = this.now;
    });
  };

  /**
   * Sends what the reporter adds; true once the office has it. The same words go under the same name, however often they are sent. What goes
   * `along` follows when the words are there.
   */
  async add(addition: NewFollowUp, along?: Along): Promise<boolean> {
    const { collection, source } = this;
    const report = this.#key;
    if (!collection || !source || !report) return false;
    const words = JSON.stringify(addition);
    if (this.#adding?.words !== words) this.#adding = { words, key: createKey() };
    const { key } = this.#adding;
    this.sending = 'sending';
    this.sent = addition.kind === 'rating' ? 'rating' : 'remark';
    this.sendError = undefined;
    this.#element.requestUpdate();
    try {
      const send: AddPhotos = (more) => collection.addTo(report, { ...addition, ...more }, { source: source.id, key });
      const added = await send(along?.more);
      if (added) along?.bring(send, this.refresh);
      if (this.#key !== report) return false;
      if (!added) throw new CivicError('http/client-error', 'The code opens nothing', { status: 404 });
      this.#adding = undefined;
      this.sending = 'sent';
      const { followed } = this;
      if (followed) {
        this.followed =
          added.kind === 'rating' ? { ...followed, rating: added } : { ...followed, followUps: [...followed.followUps, added] };
      }
      // What the office does then, it knows best; where it does not answer, what was added stands.
      if (added.kind === 'reopen' || added.kind === 'rating') await this.refresh();
    } catch (cause) {
      if (this.#key !== report) return false;
      this.sending = 'failed';
      this.sendError = asCivicError(cause);
      // It is not as it was shown.
      if (this.sendError.status === 409) await this.refresh();
    }
    this.#element.requestUpdate();
    return this.sending === 'sent';
  }

  /** As if nobody had asked. */
  forget(): void {
    this.#asking?.abort();
    this.#asking = undefined;
    this.#key = undefined;
    this.#adding = undefined;
    this.followed = undefined;
    this.error = undefined;
    this.sendError = undefined;
    this.sent = 'remark';
    this.status = 'idle';
    this.sending = 'idle';
    this.#element.requestUpdate();
  }

  async #ask(question: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    this.#element.requestUpdate();
    try {
      await question(asking.signal);
    } catch (cause) {
      if (!asking.signal.aborted) {
        this.error = asCivicError(cause);
        // What was answered before stays to be seen, with its age.
        this.status = this.followed ? 'ready' : 'error';
      }
    }
    if (this.#asking === asking) this.#asking = undefined;
    this.#element.requestUpdate();
  }

  #open({ collection, host, source }: SessionSetting): void {
    this.#opening?.abort();
    clearTimeout(this.#timer);
    this.unable = undefined;
    if (collection) return this.#take(collection, []);
    if (!host) {
      this.#timer = awaitHost((none) => this.#fail(none));
      return;
    }
    const opening = (this.#opening = new AbortController());
    host.open('requests', source === undefined ? {} : { source }, opening.signal).then(
      (opened) => {
        if (!opening.signal.aborted) this.#take(opened.collection, opened.imageOrigins);
      },
      (cause: unknown) => {
        if (!opening.signal.aborted) this.#fail(asCivicError(cause));
      },
    );
  }

  #take(collection: CollectionOf<'requests'>, imageOrigins: readonly string[]): void {
    this.collection = collection;
    this.imageOrigins = imageOrigins;
    if (!this.source)
      this.unable = new CivicError('config/unknown-source', 'no source, or more than one, opens reports: name one in `source`');
    this.#element.requestUpdate();
  }

  #fail(error: CivicError): void {
    this.unable = error;
    this.#element.requestUpdate();
  }
}

function asCivicError(cause: unknown): CivicError {
  return isCivicError(cause) ? cause : new CivicError('network/part', String(cause), { cause });
}
