import { isTidy } from '../rich-text/plain-text-from-html.js';
import { ElementTag } from './element-tag.js';
import { withoutReferences } from './references.js';
import { atOnce } from './slices.js';
import { Tokenizer, type Token } from './tokenizer.js';
import { tooLarge } from './too-large.js';
import type { XmlScope } from './xml-scope.js';

/** Tokens, and characters, between two pauses: about a millisecond, and a few where the code is not compiled yet. */
const stride = 512;
const strideChars = 32 * 1024;
/** Characters of a CDATA section that is looked for at once. */
const maxSectionChars = 128 * 1024;
/** Characters of a tag that is worth remembering. */
const maxTagChars = 64;
/** Characters, as written, of one element that are read at once when it is asked for its text. */
const maxValueChars = 1024 * 1024;
/** The same for its children; what has children and is not read in slices is an author or a group of pictures. */
const maxGroupChars = 64 * 1024;

/** Patterns for one document, and tags in one: to make one takes as long as to read fifty elements without it. */
const maxModels = 8;
const maxModelTags = 32;

/** An element that is being taken. */
interface Begun {
  readonly tag: ElementTag;
  readonly from: number;
  readonly elements: XmlElement[];
}

/** How elements were written that followed each other: the tag of the outer one and of those in it, and what finds the next. */
interface Model {
  readonly tags: readonly ElementTag[];
  /** The text of the outer element, and of those in it, in groups. */
  readonly pattern: RegExp;
}

/** One element as a slice of its document; what is in it is read when asked for. */
export class XmlElement {
  /** The program's name of it; not by a getter, because a first reading of a feed asks for it more than for anything else. */
  readonly name: string;

  constructor(
    readonly tag: ElementTag,
    /** What stands between its tags, as written. */
    readonly inner: string,
    private readonly elements?: readonly XmlElement[],
  ) {
    this.name = tag.name;
  }

  /** The nearest `xml:lang`. */
  get lang(): string | undefined {
    return this.tag.scope.lang;
  }

  /** What relative addresses in it resolve against: `xml:base`, or the document's own address. */
  get base(): string | undefined {
    return this.tag.scope.base;
  }

  /** The attribute of this name, as written with its prefix. */
  attribute(name: string): string | undefined {
    return this.tag.attributes ? this.tag.attribute(name) : undefined;
  }

  /** Its text with references decoded and tags left out; no more than `maxChars` of what is written are read. */
  text(maxChars = maxValueChars): string {
    const { inner } = this;
    if (isTidy(inner, maxChars)) return inner;
    if (!inner.includes('<')) return withoutReferences(inner.slice(0, maxChars));
    const tokens = new Tokenizer(inner.slice(0, maxChars), 'xml', this.tag.scope.limits);
    let text = '';
    for (let token = tokens.next(); token !== 'end'; token = tokens.next()) if (token === 'text') text += tokens.text();
    return text;
  }

  /** Whether elements stand in it, apart from those quoted in CDATA. */
  get hasElements(): boolean {
    if (!this.inner.includes('<')) return false;
    const tokens = new Tokenizer(this.inner.slice(0, maxValueChars), 'xml', this.tag.scope.limits);
    for (let token = tokens.next(); token !== 'end'; token = tokens.next()) if (token === 'open') return true;
    return false;
  }

  /** The elements directly in it; of one not taken with its children, those in the first 64 Ki characters. */
  children(): readonly XmlElement[] {
    if (this.elements) return this.elements;
    const wrapped = new XmlReader(`<_>${this.inner.slice(0, maxGroupChars)}`, this.tag.scope);
    wrapped.next();
    return atOnce(wrapped.take(true)).children();
  }
}

/**
 * Reads XML that may be ill-formed. Every `open` gets exactly one `close`: missing end tags are supplied where an outer element ends,
 * stray ones are passed over. Namespaces are resolved (Namespaces in XML 1.0), so any prefix will do.
 */
export class XmlReader {
  /** The program's name of the element that was opened or closed. */
  name = '';
  /** The document ended inside an element. */
  cut = false;
  private readonly tokens: Tokenizer;
  private readonly names: string[] = [];
  /** Of the open elements, as `names`. */
  private readonly tags: ElementTag[] = [];
  private supplied = 0;
  /** The tag of the element read last, apart from those with elements of their own. */
  private leaf?: ElementTag | undefined;
  /** The tags of the element that `takeLeaves` gave last, and of those in it. */
  private recent: readonly ElementTag[] = [];
  private model?: Model;
  private models = 0;

  constructor(
    source: string,
    private readonly root: XmlScope,
  ) {
    this.tokens = new Tokenizer(source, 'xml', root.limits);
  }

  /** @throws CivicError `too-large/markup`, `protocol/doctype` */
  next(): Token {
    if (this.supplied) return this.close();
    const token = this.tokens.next();
    if (token === 'open') return this.open();
    if (token === 'text' || token === 'other') return token;
    const level = token === 'end' ? 0 : this.levelToClose();
    if (level < 0) return 'other';
    this.supplied = this.names.length - level;
    if (token === 'end') this.cut ||= this.supplied > 0;
    return this.supplied ? this.close() : 'end';
  }

  /** The characters of a `text` token. */
  text(): string {
    return this.tokens.text();
  }

  /**
   * What `take(true)` gives, without a generator, where nothing but short elements without elements of their own stands in the one just
   * opened. Undefined otherwise: then `take` begins anew.
   */
  takeLeaves(): XmlElement | undefined {
    const { tag, from, elements } = this.begin();
    if (this.supplied) return undefined;
    this.readLeaves(elements);
    if (this.ends(tag)) {
      this.remember([tag, ...elements.map((element) => element.tag)]);
      return this.finish(tag, from, elements);
    }
    this.tokens.moveTo(from, -3 * elements.length);
    return undefined;
  }

  /**
   * The element that follows, where it is written as the last one that `takeLeaves` gave, but for its texts. Most items of a feed are;
   * one pattern then finds what the steps above would have, at a fifth of their cost. It reads a stride at most, and nothing twice.
   */
  takeAlike(): XmlElement | undefined {
    const { model, tokens } = this;
    if (!model || this.supplied || tokens.inSection || this.names.length >= this.root.limits.maxDepth) return undefined;
    const { tags } = model;
    const outer = tags[0] as ElementTag;
    if (outer.scope !== this.scope) return undefined;
    const found = model.pattern.exec(tokens.source.slice(tokens.end, tokens.end + strideChars));
    if (!found) return undefined;
    const elements: XmlElement[] = [];
    for (let at = 1; at < tags.length; at++) elements.push(new XmlElement(tags[at] as ElementTag, found[at + 1] as string));
    tokens.moveTo(tokens.end + found[0].length, 3 * tags.length);
    return new XmlElement(outer, found[1] as string, elements);
  }

  /** Two elements alike are worth a pattern. */
  private remember(tags: readonly ElementTag[]): void {
    const { recent, model } = this;
    if (tags.length !== recent.length || tags.some((tag, at) => tag !== recent[at])) this.recent = tags;
    else if (tags.length <= maxModelTags && recent !== model?.tags && this.models++ < maxModels)
      this.model = { tags: recent, pattern: patternOf(recent) };
  }

  /** Reads on to the end of the element just opened and gives it as a slice; with `deep`, also each element directly in it. */
  *take(deep = false): Generator<void, XmlElement> {
    const { tag, from, elements } = this.begin();
    const depth = this.names.length;
    for (let read = 0; deep; read++) {
      if (!this.supplied && !this.tokens.inSection) {
        read += this.readLeaves(elements);
        if (this.ends(tag)) return this.finish(tag, from, elements);
      }
      const token = this.next();
      if (this.names.length < depth) return this.finish(tag, from, elements);
      if (token === 'open') {
        const opened = this.tags[depth] as ElementTag;
        const start = this.tokens.end;
        while (!this.closes(depth + 1)) yield;
        if (elements.length < this.root.limits.maxChildren) elements.push(this.finish(opened, start));
      }
      if (read < stride) continue;
      read = 0;
      yield;
    }
    while (!this.closes(depth)) yield;
    return this.finish(tag, from);
  }

  private begin(): Begun {
    return { tag: this.tags[this.tags.length - 1] as ElementTag, from: this.tokens.end, elements: [] };
  }

  /**
   * Reads elements, text before them left out, as long as their tags are known and nothing but text, or one CDATA section, stands
   * before the matching end tag. It is what `next()` would have found, at a fraction of the cost; most of a feed is read so.
   * Gives the number of those read, one stride at most.
   */
  private readLeaves(elements: XmlElement[]): number {
    const { scope, tokens } = this;
    const { source } = tokens;
    const { maxChildren } = scope.limits;
    const until = tokens.end + strideChars;
    let { leaf } = this;
    let end = tokens.end;
    let read = 0;
    for (; read < stride && end < until; read++) {
      const at = source.indexOf('<', end);
      let tag = leaf?.next;
      if (!tag || tag.scope !== scope || !source.startsWith(tag.open, at)) {
        tag = at < 0 || source.charCodeAt(at + 1) === 47 ? undefined : keptTagAt(source, at, scope);
        if (!tag) break;
        if (leaf) leaf.next = tag;
      }
      const from = at + tag.open.length;
      let to = source.indexOf('<', from);
      if (to === from && source.startsWith('<![CDATA[', from)) {
        const section = source.slice(from, from + maxSectionChars).indexOf(']]>');
        to = section < 0 ? -1 : from + section + 3;
      }
      if (to < 0 || !source.startsWith(tag.close, to)) break;
      if (elements.length < maxChildren) elements.push(new XmlElement(tag, source.slice(from, to)));
      end = to + tag.close.length;
      leaf = tag;
    }
    this.leaf = leaf;
    if (read) tokens.moveTo(end, read * 3);
    return read;
  }

  /** Whether the end tag of the element opened last comes next; then it is read. */
  private ends({ close }: ElementTag): boolean {
    const { tokens } = this;
    const at = close ? tokens.source.indexOf('<', tokens.end) : -1;
    if (at < 0 || !tokens.source.startsWith(close, at)) return false;
    tokens.moveTo(at + close.length, 2, at);
    this.supplied = 1;
    this.close();
    return true;
  }

  private finish(tag: ElementTag, from: number, elements?: XmlElement[]): XmlElement {
    // An element that closes itself has no text; one that the document cuts off reaches to the document's end.
    return new XmlElement(tag, this.tokens.source.slice(from, Math.max(from, this.tokens.start)), elements);
  }

  /** Reads on for one stride at most; whether the element at `depth` is closed by then. */
  private closes(depth: number): boolean {
    const until = this.tokens.end + strideChars;
    for (let read = 0; read < stride && this.tokens.end < until; read++) {
      this.next();
      if (this.names.length < depth) return true;
    }
    return false;
  }

  private levelToClose(): number {
    const top = this.tags.length - 1;
    return this.tokens.name === this.tags[top]?.qualified ? top : this.names.lastIndexOf(this.scope.nameOf(this.tokens.name));
  }

  private get scope(): XmlScope {
    return this.tags[this.tags.length - 1]?.scope ?? this.root;
  }

  private open(): Token {
    const { tokens, scope } = this;
    const attributes = tokens.attributeSource();
    const inner = attributes.includes('xml') ? scope.within(tokens.attributes()) : scope;
    const kept = inner === scope && !tokens.selfClosing && tokens.end - tokens.start <= maxTagChars ? this.keptTag(attributes) : undefined;
    this.enter(kept ?? new ElementTag(inner, inner.nameOf(tokens.name), tokens.name, attributes));
    if (tokens.selfClosing) this.supplied = 1;
    return 'open';
  }

  private enter(tag: ElementTag): Token {
    const { maxDepth } = this.root.limits;
    if (this.names.length >= maxDepth) throw tooLarge('maxDepth', maxDepth);
    this.name = tag.name;
    this.names.push(tag.name);
    this.tags.push(tag);
    return 'open';
  }

  private keptTag(attributes: string): ElementTag | undefined {
    const { scope } = this;
    const { source, start, end, name } = this.tokens;
    const written = source.slice(start, end - 1);
    const known = scope.tags.get(written);
    // A `>` within quotes would end the tag too soon when it is looked up, and a tag may lack its own.
    if (known || source.charCodeAt(end - 1) !== 62 || written.includes('>')) return known;
    const tag = new ElementTag(scope, scope.nameOf(name), name, attributes, `${written}>`, `</${name}>`);
    scope.keepTag(written, tag);
    return tag;
  }

  private close(): Token {
    this.supplied--;
    this.name = this.names.pop() as string;
    this.tags.pop();
    return 'close';
  }
}

function keptTagAt(source: string, at: number, scope: XmlScope): ElementTag | undefined {
  const length = source.slice(at, at + maxTagChars).indexOf('>');
  return length < 0 ? undefined : scope.tags.get(source.slice(at, at + length));
}

function patternOf([outer, ...inner]: readonly ElementTag[]): RegExp {
  // No part can begin with what the part before it repeats: so it fails, too, in time linear in what it has read.
  const elements = inner.map(({ open, close }) => `[^<]*${literal(open)}(<!\\[CDATA\\[[^\\]]*(?:](?!]>)[^\\]]*)*]]>|[^<]*)${literal(close)}`);
  const { open, close } = outer as ElementTag;
  return new RegExp(`^[^<]*${literal(open)}(${elements.join('')}[^<]*)${literal(close)}`);
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
