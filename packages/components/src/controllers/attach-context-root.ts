import { ContextRoot } from '@lit/context';

const rooted = Symbol.for('civickit:context-root');

/** Remembers the questions that nobody answered, for a provider that comes later. One per page, whoever brings it. */
export function attachContextRoot(): void {
  const page = globalThis as { [rooted]?: true };
  if (page[rooted]) return;
  page[rooted] = true;
  new ContextRoot().attach(document.documentElement);
}
