import { readAttributes } from './attributes.js';
import { markupLimits, tooLarge, type MarkupLimits } from './limits.js';
import { withoutReferences } from './references.js';
import { atOnce } from './slices.js';
import { Tokenizer, type Token } from './tokenizer.js';
import type { XmlScope } from './xml-scope.js';

/** Tokens, and characters, between two pauses: about a millisecond. */
const stride = 512;
const strideChars = 128 * 1024;
/** Characters of a tag that is worth remembering. */
const maxTagChars = 64;
/** Characters, as written, of one element that are read at once when it is asked for its text. */
const maxValueChars = 1024 * 1024;
/** The same for its children; what has children and is not read in slices is an author or a group of pictures. */
const maxGroupChars = 64 * 1024;

/** Where an element began. */
interface Start {
  readonly name: string;
  readonly attributes: string;
  readonly from: number;
  readonly scope: XmlScope;
  readonly depth: number;
}

/** One element as a slice of its document; what is in it is read when asked for. */
export class XmlElement {
  private read?: ReadonlyMap<string, string>;

  constructor(
    readonly name: string,
    private readonly attributeSource: string,
    /** What stands between its tags, as written. */
    readonly inner: string,
    private readonly scope: XmlScope,
    private readonly limits: MarkupLimits,
    private readonly elements?: readonly XmlElement[],
  ) {}

  /** The nearest `xml:lang`. */
  get lang(): string | undefined {
    return this.scope.lang;
  }

  /** What relative addresses in it resolve against: `xml:base`, or the document's own address. */
  get base(): string | undefined {
    return this.scope.base;
  }

  /** The attribute of this name, as written with its prefix. */
  attribute(name: string): string | undefined {
    if (!this.attributeSource) return undefined;
    return (this.read ??= readAttributes(this.attributeSource, false, this.limits.maxAttributes)).get(name);
  }

  /** Its text with references decoded and tags left out; no more than `maxChars` of what is written are read. */
  text(maxChars = maxValueChars): string {
    if (!this.inner.includes('<')) return withoutReferences(this.inner.slice(0, maxChars));
    const tokens = new Tokenizer(this.inner.slice(0, maxChars), 'xml', this.limits);
    let text = '';
    for (let token = tokens.next(); token !== 'end'; token = tokens.next()) if (token === 'text') text += tokens.text();
    return text;
  }

  /** Whether elements stand in it, apart from those quoted in CDATA. */
  get hasElements(): boolean {
    if (!this.inner.includes('<')) return false;
    const tokens = new Tokenizer(this.inner.slice(0, maxValueChars), 'xml', this.limits);
    for (let token = tokens.next(); token !== 'end'; token = tokens.next()) if (token === 'open') return true;
    return false;
  }

  /** The elements directly in it; of one not taken with its children, those in the first 64 Ki characters. */
  children(): readonly XmlElement[] {
    if (this.elements) return this.elements;
    const wrapped = new XmlReader(`<_>${this.inner.slice(0, maxGroupChars)}`, this.scope, this.limits);
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
  /** The same as they stand in the document: most end tags need no other look. */
  private readonly written: string[] = [];
  private readonly scopes: XmlScope[];
  private supplied = 0;

  constructor(
    source: string,
    scope: XmlScope,
    private readonly limits: MarkupLimits = markupLimits,
  ) {
    this.tokens = new Tokenizer(source, 'xml', limits);
    this.scopes = [scope];
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

  /** Reads on to the end of the element just opened and gives it as a slice; with `deep`, also each element directly in it. */
  *take(deep = false): Generator<void, XmlElement> {
    const start = this.begin();
    const elements: XmlElement[] | undefined = deep ? [] : undefined;
    for (let read = 1; elements; read++) {
      const leaf = this.leaf();
      const token = leaf ? undefined : this.next();
      if (this.names.length < start.depth) return this.finish(start, elements);
      let child = leaf;
      if (token === 'open') {
        const opened = this.begin();
        while (!this.closes(opened.depth)) yield;
        child = this.finish(opened);
      }
      if (child && elements.length < this.limits.maxChildren) elements.push(child);
      if (read % stride === 0) yield;
    }
    while (!this.closes(start.depth)) yield;
    return this.finish(start);
  }

  /**
   * The next element, text before it left out, if its tag is known and nothing but text, or one CDATA section, stands before the
   * matching end tag. It is what `next()` would have found, at a fraction of the cost; most of a feed is read so.
   */
  private leaf(): XmlElement | undefined {
    if (this.supplied) return undefined;
    const { scope, tokens } = this;
    const { source } = tokens;
    const at = source.indexOf('<', tokens.end);
    if (source.charCodeAt(at + 1) === 47) return undefined;
    const length = source.slice(at, at + maxTagChars).indexOf('>');
    const tag = at < 0 || length < 0 || tokens.inSection ? undefined : scope.plainTag(source.slice(at, at + length));
    if (!tag) return undefined;
    const from = at + length + 1;
    let to = source.indexOf('<', from);
    if (to === from && source.startsWith('<![CDATA[', from)) {
      const section = source.slice(from, from + strideChars).indexOf(']]>');
      to = section < 0 ? -1 : from + section + 3;
    }
    if (to < 0 || !source.startsWith(tag.close, to)) return undefined;
    tokens.moveTo(to + tag.close.length, 3);
    return new XmlElement(tag.name, tag.attributes, source.slice(from, to), scope, this.limits);
  }

  private begin(): Start {
    const { name, tokens, scope } = this;
    return { name, attributes: tokens.attributeSource(), from: tokens.end, scope, depth: this.names.length };
  }

  private finish({ name, attributes, from, scope }: Start, elements?: XmlElement[]): XmlElement {
    // An element that closes itself has no text; one that the document cuts off reaches to the document's end.
    const inner = this.tokens.source.slice(from, Math.max(from, this.tokens.start));
    return new XmlElement(name, attributes, inner, scope, this.limits, elements);
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
    const top = this.written.length - 1;
    return this.tokens.name === this.written[top] ? top : this.names.lastIndexOf(this.scope.nameOf(this.tokens.name));
  }

  private get scope(): XmlScope {
    return this.scopes[this.scopes.length - 1] as XmlScope;
  }

  private open(): Token {
    const { tokens, scope } = this;
    if (this.names.length >= this.limits.maxDepth) throw tooLarge('maxDepth', this.limits.maxDepth);
    const attributes = tokens.attributeSource();
    const inner = attributes.includes('xml') ? scope.within(tokens.attributes()) : scope;
    this.name = inner.nameOf(tokens.name);
    this.names.push(this.name);
    this.written.push(tokens.name);
    this.scopes.push(inner);
    if (tokens.selfClosing) this.supplied = 1;
    else if (inner === scope && tokens.end - tokens.start <= maxTagChars) this.keepTag(attributes);
    return 'open';
  }

  private keepTag(attributes: string): void {
    const { source, start, end, name } = this.tokens;
    const written = source.slice(start, end - 1);
    if (this.scope.plainTag(written)) return;
    // A `>` within quotes would end the tag too soon when it is looked up, and a tag may lack its own.
    if (source.charCodeAt(end - 1) === 62 && !written.includes('>'))
      this.scope.keepTag(written, { name: this.name, attributes, close: `</${name}>` });
  }

  private close(): Token {
    this.supplied--;
    this.name = this.names.pop() as string;
    this.written.pop();
    this.scopes.pop();
    return 'close';
  }
}
