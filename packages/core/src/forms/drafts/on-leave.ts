/** Calls `leave` when the page may be about to go, and `come` when it is back. @returns a function that ends it */
export function onLeave(leave: () => void, come: () => void): () => void {
  // Workers and Node have no page that is left.
  const { document } = globalThis as { document?: Document };
  const seen = () => (document?.visibilityState === 'hidden' ? leave() : come());
  const occasions = [
    [document, 'visibilitychange', seen],
    [globalThis, 'pagehide', leave],
    [document, 'freeze', leave],
    [globalThis, 'pageshow', come],
  ] as const;
  for (const [target, name, hear] of occasions) target?.addEventListener?.(name, hear);
  return () => {
    for (const [target, name, hear] of occasions) target?.removeEventListener?.(name, hear);
  };
}
