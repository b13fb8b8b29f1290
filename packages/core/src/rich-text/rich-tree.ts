import type { RichElement, RichNode, RichTag } from './rich-text.js';

/** Elements inside each other; what is deeper is kept as text of the last one. */
const maxDepth = 32;
/** Elements in all; past it the text goes on without them. */
const maxElements = 5000;

/** A rich element while it is being built. */
type Draft = { -readonly [K in keyof RichElement]: RichElement[K] } & { children: RichNode[] };
/** What an element carries besides its tag and children. */
export type DraftAttributes = Omit<RichElement, 'tag' | 'children'>;

/** A place that takes content. `depth` counts the elements around it. */
export interface Place {
  readonly draft: Draft;
  readonly depth: number;
}

/** Makes elements until a cap is reached. */
export class RichTree {
  /** Holds the blocks of the text; its own tag never shows. */
  readonly root: Place = { draft: { tag: 'blockquote', children: [] }, depth: 0 };
  private elements = 0;

  /** A new last child of `parent`, or undefined where a cap forbids it: then the content belongs to `parent` itself. */
  make(parent: Place, tag: RichTag, attributes: DraftAttributes = {}): Place | undefined {
    if (parent.depth >= maxDepth || this.elements >= maxElements) return undefined;
    this.elements++;
    const draft: Draft = { tag, ...attributes, children: [] };
    parent.draft.children.push(draft);
    return { draft, depth: parent.depth + 1 };
  }
}
