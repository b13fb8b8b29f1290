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
/** Characters of a tag that is worth remembering. */
const maxTagChars = 64;
/** Characters, as written, of one element that are read at once when it is asked for its text. */
const maxValueChars = 1024 * 1024;
/** The same for its children; what has children and is not read in slices is an author or a group of pictures. */
const maxGroupChars = 64 * 1024;

/** Patterns for one document, and elements in one: to make one takes as long as to read fifty elements without it. */
const maxModels = 8;
const maxModelElements = 32;

// No part of these patterns can begin with what the part before it repeats: where they fail, they fail in time linear in what was read.
const leafText = '(<!\\[CDATA\\[[^\\]]*(?:](?!]>)[^\\]]*)*]]>|[^<]*)';
/** An element with nothing but text, or one CDATA section, in it, and text before it that is left out. */
const leaf = new RegExp(`^[^<]*<(([^\\0- /<>]+)(?=[\\0- />])[^<>]*)>${leafText}</\\2>`);

/** How elements were written that followed each other: the tag of the outer one and of those in it, those alone, and what finds the next. */
interface Model {
  readonly tags: readonly ElementTag[];
  readonly inner: readonly ElementTag[];
  /** The text of the outer element, and of those in it, in groups. */
  readonly pattern: RegExp;
}

/** One element as a slice of its document; what is in it is read when asked for. */
export class XmlElement {
  constructor(
    readonly tag: ElementTag,
    /** What stands between its tags, as written. */
    readonly inner: string,
    private readonly elements?: readonly XmlElement[],
    /** The same for all that were taken alike: their tags are the same, and those of the elements in them, which hold text alone. */
    readonly likeness?: object,
  ) {}

  /** The program's name of it. */
  get name(): string {
    return this.tag.name;
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
    const tokens = this.tokens(maxChars);
    let text = '';
    for (let token = tokens.next(); token !== 'end'; token = tokens.next()) if (token === 'text') text += tokens.text();
    return text;
  }

  /** Whether elements stand in it, apart from those quoted in CDATA. */
  get hasElements(): boolean {
    const tokens = this.tokens(maxValueChars);
    for (let token = tokens.next(); token !== 'end'; token = tokens.next()) if (token === 'open') return true;
    return false;
  }

  private tokens(maxChars: number): Tokenizer {
    return new Tokenizer(this.inner.slice(0, maxChars), 'xml', this.tag.scope.limits);
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
  /** Of the open elements. */
  private readonly tags: ElementTag[] = [];
  private supplied = 0;
  /** The tags of the element that was taken last, and of those in it. */
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
    this.supplied = this.tags.length - level;
    if (token === 'end') this.cut ||= this.supplied > 0;
    return this.supplied ? this.close() : 'end';
  }

  /** The characters of a `text` token. */
  text(): string {
    return this.tokens.text();
  }

  /**
   * The element that comes next, whole, where it is written as those taken with their children were, but for its texts. Most items of a
   * feed are; one pattern then finds what `take` would, at a tenth of the cost. It reads a stride at most.
   */
  takeAlike(): XmlElement | undefined {
    const { model, tokens } = this;
    if (!model || this.supplied || tokens.inSection || this.tags.length >= this.root.limits.maxDepth) return undefined;
    const { tags, inner } = model;
    const outer = tags[0] as ElementTag;
    if (outer.scope !== this.scope) return undefined;
    const found = model.pattern.exec(this.ahead());
    if (!found) return undefined;
    const elements = inner.map((tag, at) => new XmlElement(tag, found[at + 2] as string));
    tokens.moveTo(tokens.end + found[0].length, 3 * tags.length);
    return new XmlElement(outer, found[1] as string, elements, tags);
  }

  /** Reads on to the end of the element just opened and gives it as a slice; with `deep`, also each element directly in it. */
  *take(deep = false): Generator<void, XmlElement> {
    const tag = this.tags[this.tags.length - 1] as ElementTag;
    const from = this.tokens.end;
    const elements: XmlElement[] = [];
    const depth = this.tags.length;
    for (let read = 0, leaves = 0; deep; read++) {
      const found = this.readLeaves(elements);
      read += found;
      leaves += found;
      const token = this.next();
      if (this.tags.length < depth) {
        if (tag.kept && leaves === elements.length) this.remember([tag, ...elements.map((element) => element.tag)]);
        return this.finish(tag, from, elements);
      }
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

  /**
   * Reads elements, text before them left out, as long as their tags are known and nothing but text stands in them. It is what `next()`
   * would have found, at a fraction of the cost. Gives the number of those read, one stride at most.
   */
  private readLeaves(elements: XmlElement[]): number {
    const { scope, tokens } = this;
    const until = tokens.end + strideChars;
    let read = 0;
    if (this.supplied || tokens.inSection) return read;
    for (; read < stride && tokens.end < until; read++) {
      const found = leaf.exec(this.ahead());
      const tag = found && scope.tags.get(found[1] as string);
      if (!tag) break;
      if (elements.length < scope.limits.maxChildren) elements.push(new XmlElement(tag, found[3] as string));
      tokens.moveTo(tokens.end + found[0].length, 3);
    }
    return read;
  }

  private ahead(): string {
    return this.tokens.source.slice(this.tokens.end, this.tokens.end + strideChars);
  }

  /** Two elements alike are worth a pattern. */
  private remember(tags: readonly ElementTag[]): void {
    const { recent, model } = this;
    if (tags.length !== recent.length || tags.some((tag, at) => tag !== recent[at])) this.recent = tags;
    else if (recent !== model?.tags && tags.length <= maxModelElements && this.models++ < maxModels)
      this.model = { tags: recent, inner: recent.slice(1), pattern: patternOf(recent) };
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
      if (this.tags.length < depth) return true;
    }
    return false;
  }

  private levelToClose(): number {
    const { tags, tokens } = this;
    let level = tags.length - 1;
    if (tokens.name === tags[level]?.qualified) return level;
    const name = this.scope.nameOf(tokens.name);
    while (level >= 0 && tags[level]?.name !== name) level--;
    return level;
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
    if (this.tags.length >= maxDepth) throw tooLarge('maxDepth', maxDepth);
    this.name = tag.name;
    this.tags.push(tag);
    return 'open';
  }

  private keptTag(attributes: string): ElementTag | undefined {
    const { scope } = this;
    const { source, end, name } = this.tokens;
    const written = name + attributes;
    // A `>` within quotes would end the tag too soon when it is looked up, and a tag may lack its own.
    if (source.charCodeAt(end - 1) !== 62 || written.includes('>')) return undefined;
    const known = scope.tags.get(written);
    if (known) return known;
    const tag = new ElementTag(scope, scope.nameOf(name), name, attributes, true);
    scope.keepTag(written, tag);
    return tag;
  }

  private close(): Token {
    this.supplied--;
    this.name = (this.tags.pop() as ElementTag).name;
    return 'close';
  }
}

function patternOf(tags: readonly ElementTag[]): RegExp {
  const [outer = ['', ''], ...inner] = tags.map(({ qualified, attributes }) => [
    `^[^<]*<${literal(qualified + attributes)}>`,
    `</${literal(qualified)}>`,
  ]);
  const elements = inner.map(([open = '', close]) => open.slice(1) + leafText + close);
  return new RegExp(`${outer[0]}(${elements.join('')}[^<]*)${outer[1]}`);
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
