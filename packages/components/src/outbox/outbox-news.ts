import type { OutboxItem } from '@civickit/core/outbox';
import type { Formatter } from '../i18n/formatter.js';
import type { OutboxTexts } from './outbox-texts.js';
import { groupOf, stageOf } from './outbox-words.js';

/** Nobody listens to forty titles in a row. */
const mostSaid = 3;

/** What is said of what has changed: once for each change, and only of what a reader waits for. */
export function newsOf(
  before: readonly OutboxItem[],
  items: readonly OutboxItem[],
  texts: OutboxTexts,
  format: Pick<Formatter, 'number'>,
  titleOf: (item: OutboxItem) => string,
): readonly string[] {
  const old = new Map(before.map((item) => [item.key, stageOf(item)]));
  const changed = items.filter((item) => old.get(item.key) !== stageOf(item));
  const received = changed.filter(
    ({ state, receipt }) => (state === 'received' || state === 'completing') && receipt?.strength !== 'handed-off',
  );
  const needy = changed.filter((item) => groupOf(item) === 'needsYou');
  const count = (of: readonly OutboxItem[], say: OutboxTexts['manyReceived']): readonly string[] =>
    of.length > 0 ? [say(format.number(of.length), of.length)] : [];
  if (received.length + needy.length > mostSaid) return [...count(received, texts.manyReceived), ...count(needy, texts.manyNeedYou)];
  return [
    ...received.map((item) => (item.state === 'completing' ? texts.nowTextThere : texts.nowReceived)(titleOf(item))),
    ...needy.map((item) => texts.nowNeedsYou(titleOf(item))),
  ];
}
