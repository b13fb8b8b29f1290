/** Calls `flush` whenever sending may have become possible. @returns a function that ends it */
export function onOccasion(flush: () => void): () => void {
  // Workers and Node have no page that comes to the front.
  const { document } = globalThis as { document?: Document };
  const seen = () => {
    if (document?.visibilityState !== 'hidden') flush();
  };
  const occasions = [
    [document, 'visibilitychange', seen],
    [globalThis, 'online', flush],
    [globalThis, 'pageshow', flush],
  ] as const;
  for (const [target, name, hear] of occasions) target?.addEventListener?.(name, hear);
  return () => {
    for (const [target, name, hear] of occasions) target?.removeEventListener?.(name, hear);
  };
}
