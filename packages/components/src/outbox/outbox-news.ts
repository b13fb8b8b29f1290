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
): string[] {
  const old = new Map(before.map((item) => [item.key, stageOf(item)]));
  const changed = items.filter((item) => old.get(item.key) !== stageOf(item));
  const received = changed.filter(
    ({ state, receipt }) => (state === 'received' || state === 'completing') && receipt?.strength !== 'handed-off',
  );
  const needy = changed.filter((item) => groupOf(item) === 'needsYou');
  const many = received.length + needy.length > mostSaid;
  const say = (of: readonly OutboxItem[], sum: OutboxTexts['manyReceived'], one: (item: OutboxItem) => string): readonly string[] => {
    if (!many || of.length === 0) return of.map(one);
    return [sum(format.number(of.length), of.length)];
  };
  return [
    ...say(received, texts.manyReceived, (item) => (item.state === 'completing' ? texts.nowTextThere : texts.nowReceived)(titleOf(item))),
    ...say(needy, texts.manyNeedYou, (item) => texts.nowNeedsYou(titleOf(item))),
  ];
}
