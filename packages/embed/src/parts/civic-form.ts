import { defineElement } from '@civickit/components/runtime.js';
import { CivicForm } from '@civickit/components/form';
import type { LoadPart } from '../manifest.js';

export const define = (): void => {
  const load = (globalThis as unknown as Readonly<Record<symbol, LoadPart | undefined>>)[Symbol.for('civickit:load')];
  // What most forms are asked for by need not wait until the configuration names it.
  for (const part of ['kinds/forms', 'adapters/submit']) load?.(part).catch(() => undefined);
  defineElement('civic-form', CivicForm);
};
