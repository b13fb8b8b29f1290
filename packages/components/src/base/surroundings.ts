/** The nearest ancestor that fits, the element itself included, through shadow hosts. */
export function closestAround(element: Element, selector: string): Element | undefined {
  for (let at: Element | undefined = element; at;) {
    const found: Element | null = at.closest(selector);
    if (found) return found;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
}

const watchers = new WeakMap<Node, { observer: MutationObserver; heard: Set<() => void> }>();

/** Tells when `lang` or `data-civic-theme` changes around an element. One observer per root for all elements in it. */
export function watchSurroundings(element: Element, listener: () => void): () => void {
  const stop: (() => void)[] = [];
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    stop.push(watchRoot(root, listener));
    if (!(root instanceof ShadowRoot)) break;
  }
  return () => stop.forEach((end) => end());
}

function watchRoot(root: Node, listener: () => void): () => void {
  let watcher = watchers.get(root);
  if (!watcher) {
    const heard = new Set<() => void>();
    watcher = { observer: new MutationObserver(() => heard.forEach((tell) => tell())), heard };
    watchers.set(root, watcher);
  }
  const { heard, observer } = watcher;
  if (heard.size === 0) observer.observe(root, { subtree: true, attributeFilter: ['lang', 'data-civic-theme'] });
  heard.add(listener);
  return () => {
    heard.delete(listener);
    if (heard.size === 0) observer.disconnect();
  };
}
