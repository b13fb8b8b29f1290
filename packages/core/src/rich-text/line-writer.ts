import { add } from './prune.js';
import type { RichTag } from './rich-text.js';
import type { DraftAttributes, Place, RichTree } from './rich-tree.js';

/** More is a mistake or an attack, and each costs an element in every paragraph. */
const maxFormats = 16;

/**
 * Writes the lines of one block after the other: text, formatting, breaks, pictures. White space is collapsed as CSS 2.2 section 16.6
 * does: one space between two words, none at the ends of a line. Formatting closes with its block and reopens in the next.
 */
export class LineWriter {
  /** Nothing is written in this block yet. */
  fresh = true;
  private readonly formats: { tag: RichTag; attributes: DraftAttributes }[] = [];
  /** As much of `formats` as is open in this block. */
  private readonly opened: Place[] = [];
  private space = false;
  private breaks = 0;

  /** `place` gives the block to write to, opening one where needed. */
  constructor(
    private readonly tree: RichTree,
    private readonly place: () => Place,
  ) {}

  /** Another block begins. */
  start(): void {
    this.opened.length = 0;
    this.fresh = true;
    this.space = false;
    this.breaks = 0;
  }

  /** Number of formats asked for; `keep` returns to it, so that what a block leaves open does not leak. */
  get asked(): number {
    return this.formats.length;
  }

  keep(asked: number): void {
    if (this.formats.length > asked) this.formats.length = asked;
    if (this.opened.length > asked) this.opened.length = asked;
  }

  format(tag: RichTag, attributes: DraftAttributes): void {
    if (tag === 'a') this.unformat('a');
    if (this.formats.length < maxFormats) this.formats.push({ tag, attributes });
  }

  unformat(tag: RichTag): void {
    const at = this.formats.map((format) => format.tag).lastIndexOf(tag);
    if (at < 0) return;
    this.formats.splice(at, 1);
    if (this.opened.length > at) this.opened.length = at;
  }

  text(text: string): void {
    const words = text.replace(/[ \t\n\r\f]+/g, ' ');
    this.gap(words.startsWith(' '));
    const word = words.slice(words.startsWith(' ') ? 1 : 0, words.endsWith(' ') ? -1 : undefined);
    if (!word) return;
    this.write(word);
    this.space = words.endsWith(' ');
  }

  /** White space between words, if words come. */
  gap(there = true): void {
    this.space ||= there;
  }

  /** Text whose white space counts. */
  write(text: string): void {
    add(this.spot().draft.children, text);
  }

  /** A line break; says how many have come one after the other. Before anything is written there is no line to break. */
  breakLine(): number {
    if (this.fresh) return 0;
    const breaks = this.breaks + 1;
    this.space = false;
    if (breaks < 3) this.tree.make(this.spot(), 'br');
    return (this.breaks = breaks);
  }

  image(attributes: DraftAttributes): void {
    this.tree.make(this.spot(), 'img', attributes);
  }

  private spot(): Place {
    let spot = this.opened[this.opened.length - 1] ?? this.place();
    // Before formatting opens, so that no link begins with a space.
    if (this.space && !this.fresh && !this.breaks) add(spot.draft.children, ' ');
    for (const { tag, attributes } of this.formats.slice(this.opened.length)) {
      spot = this.tree.make(spot, tag, attributes) ?? spot;
      this.opened.push(spot);
    }
    this.fresh = false;
    this.space = false;
    this.breaks = 0;
    return spot;
  }
}
