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

  /** Takes tokens; gives the milliseconds until there are enough where there are not. */
  take(key: string, { perMinute, most: limit }: BucketSize, now: number, wanted = 1): number {
    if (wanted === 0) return 0;
    const most = Math.max(1, limit);
    // What is larger than the bucket waits for a full one.
    const tokens = Math.min(wanted, most);
    const bucket = this.#buckets.get(key) ?? { tokens: most, at: now };
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > this.#remembered) for (const [oldest] of this.#buckets) if (this.#buckets.delete(oldest)) break;
    const msPerToken = 60_000 / perMinute;
    // A clock that was set back adds nothing and takes nothing.
    bucket.tokens = Math.min(most, bucket.tokens + Math.max(0, now - bucket.at) / msPerToken);
    bucket.at = now;
    if (bucket.tokens < tokens) return (tokens - bucket.tokens) * msPerToken;
    bucket.tokens -= tokens;
    return 0;
  }

  /** Puts back one that was taken. */
  giveBack(key: string, { most }: BucketSize): void {
    const bucket = this.#buckets.get(key);
    if (bucket) bucket.tokens = Math.min(Math.max(1, most), bucket.tokens + 1);
  }
}
