import type { ElementTag } from './element-tag.js';
import { markupLimits, type MarkupLimits } from './limits.js';

/**
 * Gives an element its name for the program. `uri` is the namespace: empty for none, undefined for a prefix that nothing declares,
 * as ill-formed documents have it.
 */
export type NameElement = (uri: string | undefined, prefix: string, local: string) => string;

/** Names kept before the table starts anew: a hostile document can invent any number. */
const maxCached = 1024;

/** What an element and those within it inherit: namespace prefixes, `xml:base` and `xml:lang`. */
export class XmlScope {
  private readonly cache = new Map<string, string>();
  /** Those without namespaces and inherited attributes that are kept, by their text up to the `>`. */
  readonly tags = new Map<string, ElementTag>();

  private constructor(
    private readonly name: NameElement,
    readonly limits: MarkupLimits,
    private readonly prefixes: ReadonlyMap<string, string>,
    readonly base: string | undefined,
    readonly lang: string | undefined,
    private readonly parent?: XmlScope,
  ) {}

  /** The scope of a whole document, which also says how much of it is read. */
  static root(name: NameElement, base?: string, limits: MarkupLimits = markupLimits): XmlScope {
    return new XmlScope(name, limits, new Map(), base, undefined);
  }

  /** The scope within an element that has `attributes`. */
  within(attributes: ReadonlyMap<string, string>): XmlScope {
    const prefixes = new Map<string, string>();
    for (const [name, value] of attributes) {
      if (name === 'xmlns') prefixes.set('', value);
      else if (name.startsWith('xmlns:')) prefixes.set(name.slice(6), value);
    }
    const base = attributes.get('xml:base');
    const lang = attributes.get('xml:lang') ?? this.lang;
    return new XmlScope(this.name, this.limits, prefixes, base === undefined ? this.base : resolved(base, this.base), lang, this);
  }

  keepTag(written: string, tag: ElementTag): void {
    if (this.tags.size < maxCached) this.tags.set(written, tag);
  }

  /** The program's name for the element written `qualified`. */
  nameOf(qualified: string): string {
    let found = this.cache.get(qualified);
    if (found === undefined) {
      if (this.cache.size >= maxCached) this.cache.clear();
      const colon = qualified.indexOf(':');
      const prefix = colon < 0 ? '' : qualified.slice(0, colon);
      found = interned(this.name(this.uriOf(prefix) ?? (prefix ? undefined : ''), prefix, qualified.slice(colon + 1)));
      this.cache.set(qualified, found);
    }
    return found;
  }

  /** A chain, not a copy in each scope: copying would make deep documents with many prefixes quadratic. */
  private uriOf(prefix: string): string | undefined {
    const own = this.prefixes.get(prefix);
    for (let scope = this.parent; scope && own === undefined; scope = scope.parent) {
      const uri = scope.prefixes.get(prefix);
      if (uri !== undefined) return uri;
    }
    return own;
  }
}

/** A property key is compared with the program's literals by address, any other string character by character. */
function interned(name: string): string {
  return Object.keys({ [name]: 0 })[0] ?? name;
}

function resolved(base: string, against: string | undefined): string | undefined {
  try {
    return new URL(base, against).href;
  } catch {
    return against;
  }
}
