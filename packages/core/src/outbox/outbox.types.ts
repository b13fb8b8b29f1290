import type { SenderAbout } from '../client/actions.types.js';
import type { CivicError, ErrorCode, ErrorKind, Issue, Retry } from '../errors/civic-error.js';
import type { Receipt } from '../requests/receipt.js';
import type { HandoffVia } from '../source/handoff.js';
import type { Kind } from '../source/resources.js';
import type { BegunUpload } from '../source/sender.js';
import type { Instant } from '../when/when.js';

/**
 * `draft`: nobody has said "send". `queued`: no office has it. `sending`: on its way. `uncertain`: it left, and its answer was lost.
 * `completing`: there is a receipt for the text, and photos are still to come (`media` with `follows`). `received`: there is a receipt, and
 * nothing is left to be sent. `refused`: the office does not take it as it is.
 */
export type OutboxState = 'draft' | 'queued' | 'sending' | 'uncertain' | 'completing' | 'received' | 'refused';

/** Where something goes, by name, so that another page, bundle or release can send it. */
export interface OutboxTarget {
  /** Id of the source, as in the configuration. */
  readonly source: string;
  readonly kind: Kind;
  /** Which site's configuration names the source, where several share an origin: pages of others do not send it. */
  readonly site?: string;
}

/** Why the last try failed: the facts of a CivicError, as plain data. */
export interface OutboxFailure {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;
  readonly message: string;
  readonly retry: Retry;
  readonly status?: number;
  readonly issues?: readonly Issue[];
}

/** What is known of a photo or file without reading it. */
export interface OutboxMediaAbout {
  readonly id: string;
  readonly name?: string;
  /** MIME type; may be empty. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Where the office keeps it, once it has been stored there by itself. */
  readonly url?: string;
  /** When it was, by the clock of this device: stores keep what nothing names for a while only. */
  readonly storedAt?: Instant;
  /** It goes in one request with the text, since the office stores none by themselves. */
  readonly along?: true;
  /** It goes after its text, and is not with it yet. */
  readonly follows?: true;
  /** How much of it the office has, where it goes in pieces. */
  readonly begun?: BegunUpload;
  /** How often storing it has failed with nothing gained. */
  readonly tries?: number;
  /** When the first of `tries` failed, by the clock of this device. */
  readonly failingSince?: Instant;
  /** Why the text went, or goes, without it. */
  readonly leftOut?: OutboxFailure;
}

export interface OutboxItem {
  /** Made here, for ever the same, whoever sends it: the `Idempotency-Key`. */
  readonly key: string;
  readonly target: OutboxTarget;
  /** Version of the shape of `draft`, as whoever wrote it counts. */
  readonly draftVersion: number;
  /** The domain's draft as plain data, never the body of a request. */
  readonly draft: unknown;
  readonly state: OutboxState;
  /** By the clock of this device, which may be wrong by years. */
  readonly writtenAt: Instant;
  readonly changedAt: Instant;
  /** How often it has left this device. */
  readonly tries: number;
  /** By the clock of this device: to be shown, and believed only where it is near. */
  readonly nextTry?: Instant;
  readonly receipt?: Receipt;
  readonly error?: OutboxFailure;
  readonly media: readonly OutboxMediaAbout[];
  /** It may have arrived, and nobody but a person can find out: answer by `answer()`. */
  readonly question?: 'send-again';
  /** A person chose not to send it again, though it may not have arrived. */
  readonly left?: boolean;
  /** Of a `draft` or what was `refused`: it was taken back into a form, and goes by `put` from there or when somebody says "send". */
  readonly aside?: true;
  /** Whether it outlives this page. False where the browser keeps nothing, as in some private windows: a page must say so. */
  readonly kept: boolean;
}

/** A photo or file on its way; read only when its turn comes, so that one at a time is in memory. */
export interface OutboxMedia extends OutboxMediaAbout {
  /** @throws CivicError `storage/unavailable` */
  read(): Promise<Blob>;
  /** Notes that the text goes without it, so that the reader is told. */
  leaveOut(why: CivicError): Promise<void>;
}

/** What a sender is told of a try. */
export interface OutboxTry {
  readonly key: string;
  readonly signal: AbortSignal;
  readonly media: readonly OutboxMedia[];
}

/** What a sender is told of a try with one file. */
export interface OutboxUpload extends Pick<OutboxTry, 'key' | 'signal'> {
  /** Keeps how much of it has arrived, so that whoever sends it next goes on from there. */
  readonly note: (begun: BegunUpload) => Promise<void>;
}

/** How one source takes what is sent to it. */
export interface OutboxSender {
  /** What is `attended` is sent only after `put`, `queue` or `answer` in this page, never by itself. */
  readonly about: SenderAbout;
  /** The newest `draftVersion` that it understands; items of a later one wait for a newer page. @default 1 */
  readonly draftVersion?: number;
  /**
   * Stores one file before the draft is sent, which then finds its `url` in `media`. Where `about.media.later`, after that: the draft is sent
   * again under the same key with this file, once for each, while `follows` marks those that are still to come. Missing where none can be stored by themselves. The
   * same file may come again when the answer was lost: `id` is the client's name of it. @throws CivicError
   */
  upload?(file: OutboxMedia, about: OutboxUpload): Promise<{ readonly url: string }>;
  /** One try. @throws CivicError; a `retry` other than `never` leaves open whether it arrived */
  send(draft: unknown, about: OutboxTry): Promise<Receipt>;
  /** Looks for a draft whose answer was lost. Undefined when it did not arrive, as far as can be seen. */
  find?(draft: unknown, about: OutboxTry): Promise<Receipt | undefined>;
}

/** A photo or file under a name that the draft gives it, unique in the item. */
export interface OutboxFile {
  readonly id: string;
  readonly blob: Blob;
}

export interface OutboxPut {
  /** @default a new one */
  readonly key?: string;
  readonly media?: readonly (Blob | OutboxFile)[];
  /** @default 'queued' */
  readonly state?: 'draft' | 'queued';
  /** @default 1 */
  readonly draftVersion?: number;
  /**
   * Once it is received nothing of it stays on the device, whoever sends it. The page that put it is shown its receipt until it discards it
   * or is closed. @default false
   */
  readonly wipe?: boolean;
  /** For what the device did not take: it goes from the memory of this page, and is lost with it. @default false */
  readonly unkept?: boolean;
}

/** One durable queue for whatever people send from this origin. All pages of the origin share it. */
export interface Outbox {
  /**
   * Written to the device before it resolves. With the key of an item that may still be changed it replaces that; of one that has left
   * already, it gives that item as it is.
   * @throws CivicError `storage/full`, `storage/unavailable`: nothing was kept, and nothing lost that was there
   */
  put(target: OutboxTarget, draft: unknown, options?: OutboxPut): Promise<OutboxItem>;
  /** Another draft, and other media where given, for what has not left. @throws CivicError `conflict/outbox-state`, `storage/*` */
  change(key: string, draft: unknown, options?: { readonly media?: readonly (Blob | OutboxFile)[] }): Promise<OutboxItem>;
  /**
   * Taken back to be changed: it does not go by itself any more, in whatever page, until it is put again under its key or queued as it was.
   * So it is not sent once as it was and once as it became. @throws CivicError `conflict/outbox-state` for what has left, or leaves now; `storage/*`
   */
  setAside(key: string): Promise<OutboxItem>;
  /** "Send now", of a draft, of what was refused, or of what waits, also of photos that are still to come. @throws CivicError `conflict/outbox-state`, `storage/*` */
  queue(key: string): Promise<OutboxItem>;
  /** Answers the `question` of an item. @throws CivicError `conflict/outbox-state` where there is none */
  answer(key: string, answer: 'send-again' | 'leave'): Promise<OutboxItem>;
  /** What of its photos is still to come stays behind: then it is `received` without them. @throws CivicError `conflict/outbox-state`, `storage/*` */
  leaveOut(key: string): Promise<OutboxItem>;
  /**
   * The person says that they have taken to the office themselves what nothing had sent: its receipt is `handed-off`, and no office has
   * confirmed it. @throws CivicError `conflict/outbox-state`, `storage/*`
   */
  handedOver(key: string, via: HandoffVia): Promise<OutboxItem>;
  /** Sends what is due, and what waits for authorisation. Resolves when all that could be tried was, or on abort. Never rejects. */
  flush(options?: { readonly signal?: AbortSignal }): Promise<void>;
  /** In the order of writing. */
  list(): Promise<readonly OutboxItem[]>;
  /** Photos and files of an item, but for those that are gone (`leftOut.kind` is `storage`); [] for an unknown key. */
  media(key: string): Promise<readonly Blob[]>;
  /** Forgets an item with its media. @throws CivicError `conflict/outbox-state` while it is being sent */
  discard(key: string): Promise<void>;
  /** Everything without a receipt as one file, with its media. */
  export(): Promise<Blob>;
  /**
   * Takes in such a file; what is here already stays as it is. What had never left comes as a draft; what had, as `uncertain`, for the
   * other device may have sent it. What is said to be received does not come. @returns how many items are new. @throws CivicError `invalid/outbox-file`, `storage/*`
   */
  import(file: Blob): Promise<number>;
  /**
   * Calls back at once and after every change in any page, never after abort. `onBlocked` is called where an older tab stands in the way
   * and everything waits until it is closed.
   */
  watch(on: (items: readonly OutboxItem[]) => void, signal: AbortSignal, onBlocked?: () => void): void;
  /** Whether the browser keeps what is written after the page is closed. @throws CivicError `storage/*` where it cannot be opened now */
  keeps(): Promise<boolean>;
  /**
   * Whether the browser has thrown away what was kept and had not been sent: because its database was damaged, or to make room. True until
   * `acceptLoss()`. @throws CivicError `storage/*`
   */
  hasLost(): Promise<boolean>;
  /** A person has read that it is lost. */
  acceptLoss(): void;
  /** Ends timers and listeners of this page. What is on its way ends as `uncertain`. */
  close(): void;
}
