import type { Store } from '../../store/store.js';

const traceKey = 'switch/drafts';

/** Whether a form may have been begun on this device; told without the database and the code of drafts. Never rejects. */
export const mayHoldDrafts = (store: Store): Promise<boolean> =>
  store.get(traceKey).then(
    (value) => value !== undefined,
    () => true,
  );

/** Stays until all drafts are removed. Never rejects: without it a draft is found a little later. */
export const leaveTrace = (store: Store): Promise<void> => store.set(traceKey, 'on').catch(() => undefined);

/** Never rejects. */
export const eraseTrace = (store: Store): Promise<void> => store.delete(traceKey).catch(() => undefined);
