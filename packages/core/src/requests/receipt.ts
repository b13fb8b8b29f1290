import type { Ref } from '../source/resources.js';
import type { Instant, When } from '../when/when.js';

/** How something reached an office without a server. */
type HandedVia = 'mail' | 'sms' | 'phone' | 'account' | 'window' | 'share' | 'copy' | 'print';

interface Received {
  /** Id of the source that it was sent to. */
  readonly source: string;
  readonly at: Instant;
  /** What the office lets the sender know. */
  readonly notice?: string;
  /** By when the office has promised to be done. */
  readonly expected?: When;
  /** A page for people about what was sent. */
  readonly url?: string;
  /** What the office asks for, beside the id, of whoever wants to see it again. */
  readonly pin?: string;
}

/**
 * What is known after sending, strongest first. `confirmed`: our key came back with the record. `acknowledged`: a valid answer of the
 * standard; without `ref` where it gives nothing to follow it by. `pending`: a token, by which `track()` asks for the id later.
 * `handed-off`: passed to another program or to paper; no office has confirmed it.
 */
export type Receipt = Received &
  (
    | { readonly strength: 'confirmed'; readonly ref: Ref; readonly code?: string }
    | { readonly strength: 'acknowledged'; readonly ref?: Ref; readonly code?: string }
    | { readonly strength: 'pending'; readonly token: string; readonly code?: string }
    | { readonly strength: 'handed-off'; readonly via: HandedVia }
  );
