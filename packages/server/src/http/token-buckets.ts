interface Bucket {
  tokens: number;
  at: number;
}

export interface BucketSize {
  /** How fast a bucket fills. */
  readonly perMinute: number;
  /** How much it holds: as many may come at once. */
  readonly most: number;
}

/** Buckets that fill steadily, one for each of those who are counted apart. */
export class TokenBuckets {
  /** In the order of their last use. */
  readonly #buckets = new Map<string, Bucket>();
  readonly #remembered: number;

  /** Past `remembered` the one unused for longest goes. */
  constructor(remembered = 20_000) {
    this.#remembered = remembered;
  }

  /** Takes one token; gives the milliseconds until there is one where there is none. */
  take(key: string, { perMinute, most }: BucketSize, now: number): number {
    const bucket = this.#buckets.get(key) ?? { tokens: most, at: now };
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > this.#remembered) for (const [oldest] of this.#buckets) if (this.#buckets.delete(oldest)) break;
    const msPerToken = 60_000 / perMinute;
    // A clock that was set back adds nothing and takes nothing.
    bucket.tokens = Math.min(most, bucket.tokens + Math.max(0, now - bucket.at) / msPerToken);
    bucket.at = now;
    if (bucket.tokens < 1) return (1 - bucket.tokens) * msPerToken;
    bucket.tokens--;
    return 0;
  }
}
