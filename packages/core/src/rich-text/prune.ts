import { inlineTags } from './html-tags.js';
import type { RichElement, RichNode, RichTag } from './rich-text.js';

const inline = new Set(inlineTags.values());
/** Kept though empty: what follows in their row, or the page, would move. */
const keptEmpty: ReadonlySet<RichTag> = new Set(['td', 'th', 'br', 'hr', 'img']);

/** The tree without paragraphs, lists and formatting that hold nothing, and without breaks at the ends of a block. */
export function pruned(nodes: readonly RichNode[]): RichNode[] {
  const kept: RichNode[] = [];
  for (const node of nodes) {
    if (typeof node === 'string') add(kept, node);
    else for (const part of prunedElement(node)) add(kept, part);
  }
  return kept;
}

function prunedElement(element: RichElement): readonly RichNode[] {
  const children = pruned(element.children);
  if (!inline.has(element.tag)) while (isBreak(children[children.length - 1])) children.pop();
  if (keptEmpty.has(element.tag) || children.some(holdsSomething)) return [{ ...element, children }];
  // A space in bold is still a space between two words.
  return inline.has(element.tag) ? children : [];
}

/** Texts that follow each other become one. */
export function add(nodes: RichNode[], node: RichNode): void {
  const last = nodes.length - 1;
  if (typeof node === 'string' && typeof nodes[last] === 'string') nodes[last] += node;
  else nodes.push(node);
}

function isBreak(node: RichNode | undefined): boolean {
  return typeof node === 'object' && node.tag === 'br';
}

function holdsSomething(node: RichNode): boolean {
  return typeof node === 'string' ? /[^\s\u200b-\u200f]/.test(node) : node.tag !== 'br';
}
