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
/** How often the frame looks for itself: out of sight, or without height, browsers need not tell it that its content has grown. */
const lookMs = 2000;

/** Origin of the page around; undefined where the browser does not tell. */
function parentOrigin(): string | undefined {
  const { ancestorOrigins } = location as { ancestorOrigins?: DOMStringList };
  const [origin] = ancestorOrigins ?? [];
  if (origin && origin !== 'null') return origin;
  return document.referrer ? new URL(document.referrer).origin : undefined;
}

const heightNow = (): number => Math.ceil(document.documentElement.getBoundingClientRect().height);

/**
 * Tells the page around how high the content is, now and whenever it changes. Only a page of `origins` is told: the browser
 * delivers to no other. `refused` learns of a page that is not among them.
 */
export function reportHeight(origins: readonly string[], id: string, refused: (origin: string) => void): void {
  if (parent === window) return;
  const known = parentOrigin();
  if (known && !origins.includes(known)) return refused(known);
  const targets = known ? [known] : origins;
  let last = -1;
  const tell = (): void => {
    last = heightNow();
    const message: ResizeMessage = { civickit: 'resize', version: 1, height: last, id };
    for (const target of targets) parent.postMessage(message, target);
  };
  const look = (): void => {
    if (heightNow() !== last) tell();
  };
  new ResizeObserver(look).observe(document.documentElement);
  setInterval(look, lookMs);
  for (const ms of again) setTimeout(tell, ms);
}
