/** Sources of other people that the pages of an area read through this server. Only configured ones: what they are is not for pages to say. */
export interface AreaSources {
  /** Asks a source for a page, as `relay.mjs` does. */
  readonly relay?: Relay;
  /** Folder with copies, as `civickit pull` writes them. */
  readonly pulled?: string;
}

export type Relay = (asked: RelayedRequest) => Promise<RelayedAnswer>;

export interface RelayedRequest {
  readonly method: string;
  /** Id of a configured source. */
  readonly source: string;
  /** The address that is wanted of it. */
  readonly url: string | undefined;
  /** A header by its name in small letters. */
  readonly header: (name: string) => string | undefined;
  /** What is sent. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** What pages are answered, errors too: a relay does not throw. */
export interface RelayedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}
