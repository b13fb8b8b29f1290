import type { ReactiveControllerHost } from 'lit';
import type { LiveMessage } from './live-message.js';

/**
 * What follows "Show more" in a list: the focus on the first title that came, and a sentence that says how many came. `settled` says whether
 * no more than those are to be waited for, `words` what is said of them.
 * @returns what is to be called before the host shows more
 */
export function followMore(
  host: ReactiveControllerHost & HTMLElement,
  message: LiveMessage,
  settled: (came: number) => boolean,
  words: (came: number) => string,
): () => void {
  let before: number | undefined;
  const titles = () => [...(host.shadowRoot?.querySelectorAll<HTMLElement>('.list .title') ?? [])];
  host.addController({
    hostUpdated() {
      if (before === undefined) return;
      const added = titles().slice(before);
      if (!settled(added.length)) return;
      before = undefined;
      added[0]?.focus();
      if (added.length > 0) message.say(words(added.length));
    },
  });
  return () => {
    before = titles().length;
  };
}
