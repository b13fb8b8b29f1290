import { blockTags, boundaryTags, inlineTags, lineBlocks, scopeOf, structural } from './html-tags.js';
import { LineWriter } from './line-writer.js';
import type { RichNode, RichTag } from './rich-text.js';
import { RichTree, type DraftAttributes, type Place } from './rich-tree.js';

/** Blocks and boundaries that are open at once; those beyond leave no trace but the end of a paragraph. */
const maxLevels = 100;

interface Level {
  /** The rich tag, or the HTML tag of a boundary. */
  readonly name: string;
  /** Where content goes: the element itself; for a boundary, or where a cap was reached, the one around it. */
  readonly place: Place;
  /** Formatting asked for when it began. */
  readonly asked: number;
}

/**
 * Puts start tags, end tags and text together into a tree, as far as prose is concerned like a browser (HTML 13.1.2.4 and 13.2.6):
 * paragraphs, items and cells end where another begins, stray end tags do nothing, and no text gets lost for standing in a wrong place.
 */
export class RichBuilder {
  private readonly tree = new RichTree();
  private readonly levels: Level[] = [{ name: '', place: this.tree.root, asked: 0 }];
  /** The last tag was <pre>. */
  private preBegins = false;
  private readonly line = new LineWriter(this.tree, () => this.paragraph());

  get nodes(): RichNode[] {
    return this.tree.root.draft.children;
  }

  open(name: string, attributes: DraftAttributes): void {
    const inline = inlineTags.get(name);
    const block = blockTags.get(name);
    this.preBegins = block === 'pre';
    if (inline) this.line.format(inline, attributes);
    else if (this.inTitle(block ?? name)) this.boundaryInTitle();
    else if (block) this.openBlock(block, attributes);
    else if (boundaryTags.has(name)) this.openBoundary(name);
  }

  close(name: string): void {
    const inline = inlineTags.get(name);
    if (inline) this.line.unformat(inline);
    else if (blockTags.has(name) || boundaryTags.has(name)) this.closeLevel(blockTags.get(name) ?? name);
  }

  text(text: string): void {
    if (this.top.name !== 'pre') return this.line.text(text);
    // HTML 13.2.6.4.7 drops the newline right after <pre>.
    const lines = text.replaceAll('\r\n', '\n');
    const kept = this.preBegins && lines.startsWith('\n') ? lines.slice(1) : lines;
    this.preBegins = false;
    if (kept) this.line.write(kept);
  }

  /** Two breaks in a paragraph begin another, which is what their author meant. */
  breakLine(): void {
    if (this.top.name === 'pre') this.line.write('\n');
    else if (this.line.breakLine() === 2 && this.top.name === 'p') this.endParagraph();
  }

  rule(): void {
    this.endParagraph();
    this.standIn();
    this.tree.make(this.top.place, 'hr');
  }

  image(attributes: DraftAttributes): void {
    this.line.image(attributes);
  }

  private get top(): Level {
    return this.levels[this.levels.length - 1] as Level;
  }

  /** A heading or term that holds paragraphs is still one: they only must not run together. */
  private inTitle(name: string): boolean {
    const { name: top } = this.top;
    if (!lineBlocks.has(top) || top === 'p') return false;
    return name === 'p' || boundaryTags.has(name) || ((top === 'dt' || top === 'caption') && lineBlocks.has(name) && name !== 'dt');
  }

  private boundaryInTitle(): void {
    if (this.top.name === 'pre') this.line.write('\n');
    else this.line.gap();
  }

  private openBlock(tag: RichTag, attributes: DraftAttributes): void {
    if (tag === 'li') this.closeLevel('li');
    else if (tag === 'dt' || tag === 'dd') this.closeLevels('dt', 'dd');
    else if (tag === 'td' || tag === 'th') this.closeLevels('td', 'th', 'caption');
    else if (tag === 'tr' || tag === 'caption') this.closeLevels('td', 'th', 'caption', 'tr');
    if (lineBlocks.has(this.top.name)) this.closeTo(this.levels.length - 1);
    if (tag === 'li') this.need('ul', 'ol');
    else if (tag === 'dt' || tag === 'dd') this.need('dl');
    else if (tag === 'tr' || tag === 'caption') this.need('table');
    else if (tag === 'td' || tag === 'th') {
      if (this.top.place.draft.tag !== 'tr') this.need('table');
      this.need('tr');
    } else this.standIn();
    this.push(tag, attributes);
  }

  private openBoundary(name: string): void {
    this.endParagraph();
    if (this.levels.length < maxLevels) this.levels.push({ ...this.top, name, asked: this.line.asked });
    this.line.start();
  }

  private closeLevels(...names: string[]): void {
    for (const name of names) this.closeLevel(name);
  }

  private closeLevel(name: string): void {
    const ends = scopeOf(name);
    for (let at = this.levels.length - 1; at > 0; at--) {
      const level = this.levels[at] as Level;
      if (level.name === name) return this.closeTo(at);
      if (ends.has(level.name)) break;
    }
    if (this.inTitle(name)) this.boundaryInTitle();
    else if (boundaryTags.has(name)) this.endParagraph();
  }

  private closeTo(length: number): void {
    this.line.keep(this.levels[length]?.asked ?? Infinity);
    this.levels.length = length;
    this.line.start();
  }

  private endParagraph(): void {
    if (this.top.name === 'p') this.closeTo(this.levels.length - 1);
    this.line.start();
  }

  /** Sees to it that the place is one of `tags`, the first of which is made if not. */
  private need(...tags: [RichTag, ...RichTag[]]): void {
    const { place } = this.top;
    if (place !== this.tree.root && tags.includes(place.draft.tag)) return;
    if (tags[0] !== 'tr') this.standIn();
    this.push(tags[0]);
  }

  /** Where text or a block stands directly in a list, table or row, makes the item or cell that it lacks. */
  private standIn(): void {
    for (;;) {
      const { place } = this.top;
      const child = structural.get(place.draft.tag);
      if (!child) return;
      this.push(child);
      if (this.top.place === place) return;
    }
  }

  private push(tag: RichTag, attributes?: DraftAttributes, asked = this.line.asked): void {
    if (this.levels.length < maxLevels) {
      const around = this.top.place;
      this.levels.push({ name: tag, place: this.tree.make(around, tag, attributes) ?? around, asked });
    }
    this.line.start();
  }

  /** The block that a line is written to. Text in the open, or after a boundary in an item or cell, gets a paragraph of its own. */
  private paragraph(): Place {
    this.standIn();
    const { place } = this.top;
    const { children, tag } = place.draft;
    const last = children[children.length - 1];
    const follows = this.line.fresh && (typeof last === 'string' || (typeof last === 'object' && inlineTags.has(last.tag)));
    // Its formatting goes on in the next: the paragraph ends for reasons that its author may not have thought of.
    if (!lineBlocks.has(tag) && (tag === 'blockquote' || follows)) this.push('p', {}, Infinity);
    return this.top.place;
  }
}
