import { CivicError } from '../errors/civic-error.js';
import { readAttributes } from './attributes.js';
import { markupLimits, type MarkupLimits } from './limits.js';
import { withoutReferences } from './references.js';
import { tooLarge } from './too-large.js';
import { withoutInvalid } from './without-invalid.js';

/** `other`: a comment, a processing instruction, a DOCTYPE; nothing to read, but a place to pause. */
export type Token = 'open' | 'close' | 'text' | 'other' | 'end';

/**
 * `xml`: names as written, a DTD is refused. `html`: names in lower case, script and its like hold text only, a slash at a tag's end
 * means nothing. `xhtml`: HTML inside XML; names in lower case, the slash counts. The last two never throw for what they read.
 */
export type MarkupMode = 'xml' | 'html' | 'xhtml';

/** Lone `<` in one text token; then it ends, so that a text of nothing else has places to pause. */
const maxLone = 1024;
const rawTextElements: ReadonlySet<string> = new Set('script style textarea title xmp iframe noembed noframes plaintext'.split(' '));
/** Characters of a comment or CDATA section in one token; longer ones come in several, between which the reader can pause. */
const maxSectionChars = 256 * 1024;
const SLASH = 47, LESS = 60, EQUALS = 61, GREATER = 62; // prettier-ignore

/** A lone `<` and `<` before a digit or an ideograph are text: clerks write `<春节>` and `a < b` unescaped. */
const markupStart = /<(?:[!?]|\/?[a-z_])/iy;
const nameChars = /[^\0- /<>]*/y;
const untilTag = /[^<>]*/y;
const untilValue = /[^<=>]*/y;
const spaces = /[\t\n\f\r ]*/y;

/**
 * A tolerant pull tokenizer: call `next()` and read the fields that its answer makes valid. Nothing is fetched and no entity is
 * defined; a DOCTYPE without internal subset is passed over. Its time is linear in the length of
 * `source`: each search either ends at the new position or at the end of the text, and text and attributes are decoded on demand.
 * The fields are `private`, not `#private`: lowered for ES2021 those become WeakMaps, which cost this loop several times its work.
 */
export class Tokenizer {
  /** The current token is `source.slice(start, end)`. */
  start = 0;
  end = 0;
  /** Of an opening or closing tag. */
  name = '';
  /** An opening tag that ends in a slash; never set in HTML. */
  selfClosing = false;
  private attributesAt = 0;
  private textStart = 0;
  private textEnd = 0;
  /** What ends the comment or CDATA section that was too long for one token. */
  private pending = '';
  private literal = false;
  private rawText = '';
  private tokens = 0;

  constructor(
    readonly source: string,
    readonly mode: MarkupMode,
    readonly limits: MarkupLimits = markupLimits,
  ) {
    if (source.length > limits.maxBytes) throw tooLarge('maxBytes', limits.maxBytes);
  }

  /** @throws CivicError `too-large/markup`; in XML also `protocol/doctype` */
  next(): Token {
    const { source } = this;
    const at = (this.start = this.end);
    if (at >= source.length) return 'end';
    this.count(1);
    if (this.rawText) return this.readRawText();
    if (this.pending) return this.pending === ']]>' ? this.readCdata(at) : this.readComment(at);
    if (source.charCodeAt(at) !== LESS || !this.startsMarkup(at)) return this.readText(at);
    const second = source.charCodeAt(at + 1);
    if (second === SLASH) return this.readClose(at);
    if (second !== 33 && second !== 63) return this.readOpen(at);
    if (source.startsWith('<![CDATA[', at)) return this.readCdata(at + 9);
    if (source.startsWith('<!--', at)) return this.readComment(at + 2);
    if (second === 33 && this.mode === 'xml') this.refuseDtd(at);
    this.end = source.indexOf('>', at) + 1 || source.length;
    return 'other';
  }

  /** The current token is part of a long comment or CDATA section that goes on. */
  get inSection(): boolean {
    return this.pending !== '';
  }

  /** Reads on from another place between two tokens; the `passed` ones, of which the last began at `start`, count as read. */
  moveTo(end: number, passed = 0, start = end): void {
    this.start = start;
    this.end = end;
    this.rawText = this.pending = '';
    this.count(passed);
  }

  private count(tokens: number): void {
    if ((this.tokens += tokens) > this.limits.maxTokens) throw tooLarge('maxTokens', this.limits.maxTokens);
  }

  /** The characters of a `text` token, references decoded. */
  text(): string {
    const written = this.source.slice(this.textStart, this.textEnd);
    return this.literal ? withoutInvalid(written) : withoutReferences(written);
  }

  /** What stands between the name and the end of an opening tag, as written. */
  attributeSource(): string {
    return this.source.slice(this.attributesAt, this.end - 1);
  }

  /** The attributes of an opening tag. */
  attributes(): ReadonlyMap<string, string> {
    return readAttributes(this.attributeSource(), this.mode !== 'xml', this.limits.maxAttributes);
  }

  private startsMarkup(at: number): boolean {
    return this.after(markupStart, at) > 0;
  }

  private readText(at: number): Token {
    let end = this.source.indexOf('<', at + 1);
    for (let lone = 0; end >= 0 && lone < maxLone && !this.startsMarkup(end); lone++) end = this.source.indexOf('<', end + 1);
    return this.endText(end);
  }

  private endText(end: number): Token {
    this.literal = false;
    this.textStart = this.start;
    this.end = this.textEnd = end < 0 ? this.source.length : end;
    return 'text';
  }

  private readCdata(from: number): Token {
    this.literal = true;
    this.textStart = from;
    this.skipSection(']]>', from);
    return 'text';
  }

  private readComment(from: number): Token {
    this.skipSection('-->', from);
    return 'other';
  }

  private skipSection(mark: string, from: number): void {
    const end = this.source.slice(from, from + maxSectionChars).indexOf(mark);
    const rest = from + maxSectionChars - 2;
    this.textEnd = Math.min(end < 0 ? rest : from + end, this.source.length);
    this.end = Math.min(end < 0 ? rest : from + end + 3, this.source.length);
    this.pending = end < 0 && rest < this.source.length ? mark : '';
  }

  private readRawText(): Token {
    const close = new RegExp(`</${this.rawText}`, 'gi');
    close.lastIndex = this.start;
    this.rawText = '';
    return this.endText(close.exec(this.source)?.index ?? -1);
  }

  private readClose(at: number): Token {
    this.readName(at + 2);
    // A tag that lost its end does not swallow the next one.
    const end = this.after(untilTag, this.attributesAt);
    this.end = this.source.charCodeAt(end) === GREATER ? end + 1 : end;
    return 'close';
  }

  private readOpen(at: number): Token {
    const { source } = this;
    this.readName(at + 1);
    let end = this.after(untilValue, this.attributesAt);
    while (source.charCodeAt(end) === EQUALS) {
      end = this.after(spaces, end + 1);
      const quote = source.charAt(end);
      // A quote that never closes is read as if unquoted; this can happen once for each kind of quote, so it stays linear.
      if (quote === '"' || quote === "'") end = source.indexOf(quote, end + 1) + 1 || end + 1;
      end = this.after(untilValue, end);
    }
    const closed = source.charCodeAt(end) === GREATER;
    this.end = closed ? end + 1 : end;
    this.selfClosing = this.mode !== 'html' && closed && source.charCodeAt(end - 1) === SLASH;
    if (this.mode === 'html' && rawTextElements.has(this.name)) this.rawText = this.name;
    return 'open';
  }

  private readName(from: number): void {
    this.attributesAt = this.after(nameChars, from);
    const name = this.source.slice(from, this.attributesAt);
    this.name = this.mode === 'xml' ? name : name.toLowerCase();
  }

  /** Where what `pattern` finds at `at` ends; 0 where it finds nothing. */
  private after(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    pattern.test(this.source);
    return pattern.lastIndex;
  }

  /** An internal subset could define entities that grow without bound or name files; a bare DOCTYPE, as in RSS 0.91, does nothing. */
  private refuseDtd(at: number): void {
    const end = this.source.indexOf('>', at);
    const declaration = this.source.slice(at, end < 0 ? undefined : end);
    if (!/^<!(?:entity|element|attlist|notation)|\[/i.test(declaration)) return;
    throw new CivicError('protocol/doctype', 'A document with a DTD of its own is refused.');
  }
}
