/** What a frame posts to the page around it. */
export interface ResizeMessage {
  readonly civickit: 'resize';
  readonly version: 1;
  /** CSS pixels, whole. */
  readonly height: number;
  /** `id` of the frame's address, or empty. */
  readonly id: string;
}

/** When the height is told once more, in milliseconds: the parent's script may come after the first message. */
const again = [1000, 3000, 10_000];

/** Origin of the page around; undefined where the browser does not tell. */
function parentOrigin(): string | undefined {
  const { ancestorOrigins } = location as { ancestorOrigins?: DOMStringList };
  const [origin] = ancestorOrigins ?? [];
  if (origin && origin !== 'null') return origin;
  return document.referrer ? new URL(document.referrer).origin : undefined;
}

/**
 * Tells the page around how high the content is, now and whenever it changes. Only a page of `origins` is told: the browser
 * delivers to no other. `refused` learns of a page that is not among them.
 */
export function reportHeight(origins: readonly string[], id: string, refused: (origin: string) => void): void {
  if (parent === window) return;
  const known = parentOrigin();
  if (known && !origins.includes(known)) return refused(known);
  const targets = known ? [known] : origins;
  const post = (): void => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    const message: ResizeMessage = { civickit: 'resize', version: 1, height, id };
    for (const target of targets) parent.postMessage(message, target);
  };
  new ResizeObserver(post).observe(document.documentElement);
  for (const ms of again) setTimeout(post, ms);
}
