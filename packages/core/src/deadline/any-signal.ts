import { onAbort } from './on-abort.js';

/** A signal that is aborted with the first of `signals`; `AbortSignal.any` is younger than the engines that we run on. */
export function anySignal(signals: readonly AbortSignal[]): { readonly signal: AbortSignal; readonly leave: () => void } {
  const controller = new AbortController();
  const leaves = signals.map((signal) => onAbort(signal, () => controller.abort()));
  if (signals.some(({ aborted }) => aborted)) controller.abort();
  return {
    signal: controller.signal,
    leave() {
      for (const leave of leaves) leave();
    },
  };
}
