import type { CapMessage, CapReference } from './cap-message.js';

type Key = Pick<CapReference, 'sender' | 'identifier'>;

const nameOf = ({ sender, identifier }: Key): string => `${sender},${identifier}`;
const sentAt = ({ sent }: CapMessage): number => Date.parse(sent.iso);

/** Whether people are to see a message at all: no test, exercise, draft or message between systems, and meant for everybody. */
export function isForThePublic({ status, scope }: CapMessage): boolean {
  return status.toLowerCase() === 'actual' && scope.toLowerCase() === 'public';
}

/**
 * The alerts in force among `messages`: alerts and updates that no later update or cancellation names (CAP 1.2 section 3.2.1,
 * `msgType` and `references`). Newest first. `gone` remembers what was replaced before: some indexes drop a cancellation before the
 * alert it is about.
 */
export function resolveChains(messages: readonly CapMessage[], gone: Set<string> = new Set()): CapMessage[] {
  // An exercise must not cancel an alert.
  const actual = messages.filter(isForThePublic).sort((a, b) => sentAt(b) - sentAt(a));
  const known = new Map<string, CapMessage>();
  for (const message of actual) if (!known.has(nameOf(message))) known.set(nameOf(message), message);
  for (const message of actual) {
    if (!/^(update|cancel)$/i.test(message.msgType)) continue;
    for (const reference of message.references) {
      const target = known.get(nameOf(reference)) ?? (reference.sender ? undefined : byIdentifier(actual, reference.identifier));
      if (target && !replaces(message, target, gone)) continue;
      if (target || reference.sender) gone.add(target ? nameOf(target) : nameOf(reference));
    }
  }
  return [...known.values()].filter((message) => /^(alert|update)$/i.test(message.msgType) && !gone.has(nameOf(message)));
}

/** A message that names itself or a later one is mistaken; of two of one moment that name each other, the first met stays. */
function replaces(message: CapMessage, target: CapMessage, gone: ReadonlySet<string>): boolean {
  if (nameOf(message) === nameOf(target) || sentAt(message) < sentAt(target)) return false;
  const mutual = target.references.some((reference) => nameOf(reference) === nameOf(message));
  return sentAt(message) > sentAt(target) || !mutual || !gone.has(nameOf(message));
}

function byIdentifier(messages: readonly CapMessage[], identifier: string): CapMessage | undefined {
  return messages.find((message) => message.identifier === identifier);
}
