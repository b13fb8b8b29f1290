/** Resolves after the next frame, when that is on the screen; at once where nobody sees any. */
export const afterFrame = (): Promise<void> =>
  new Promise((resolve) => (document.hidden ? resolve() : requestAnimationFrame(() => setTimeout(resolve))));
