import type { Notice, RichText } from '@civickit/core';

/** What takes time to make, and what most readers of a long feed never ask for. */
export interface LateFacts {
  content(): RichText | undefined;
  summary(): string | undefined;
  /** What was made. */
  made?: { content?: RichText | undefined; summary?: string | undefined };
}

const facts = Symbol('late facts');

/**
 * A notice whose content and summary are made when first read, and kept. They are own, enumerable getters, so that a spread or a
 * structured clone of the notice holds plain values. All notices share the two getters: closures in each would make every notice a
 * shape of its own, which costs six times the memory and four times the time.
 */
export function lazyNotice(known: Omit<Notice, 'content' | 'summary'>, late: LateFacts): Notice {
  Object.defineProperty(known, facts, { value: late });
  Object.defineProperty(known, 'content', content);
  return Object.defineProperty(known, 'summary', summary);
}

interface Lazy {
  readonly [facts]: LateFacts;
}

const content = madeOnce('content');
const summary = madeOnce('summary');

function madeOnce(name: 'content' | 'summary'): PropertyDescriptor & ThisType<Lazy> {
  return {
    enumerable: true,
    configurable: true,
    get() {
      const late = this[facts];
      const made: Record<string, unknown> = (late.made ??= {});
      if (!(name in made)) made[name] = late[name]();
      return made[name];
    },
  };
}
