import type { RichElement, RichText } from '@civickit/core';

export interface RichTextOptions {
  /** Level of the heading that stands above the text; its own headings follow below it. */
  readonly level: number;
  /** Whether a picture may be loaded from this address; otherwise it becomes a link. */
  readonly pictures: (src: string) => boolean;
  /** Text for a picture that has none. */
  readonly picture: string;
}

/** Builds the nodes of a rich text by createElement. What is not in the closed list of tags cannot arise here. */
export function renderRichText(text: RichText, options: RichTextOptions): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const node of text) fragment.append(typeof node === 'string' ? node : renderElement(node, options));
  return fragment;
}

function renderElement(node: RichElement, options: RichTextOptions): Node {
  if (node.tag === 'img') return renderPicture(node, options);
  const element = document.createElement(tagName(node, options.level));
  if (node.href) link(element, node.href);
  if (node.lang) element.lang = node.lang;
  if (node.colspan) element.setAttribute('colspan', String(node.colspan));
  if (node.rowspan) element.setAttribute('rowspan', String(node.rowspan));
  element.append(renderRichText(node.children, options));
  if (node.tag !== 'table') return element;
  // A wide table scrolls in itself; the page never does.
  const frame = document.createElement('div');
  frame.className = 'table';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.append(element);
  return frame;
}

function tagName({ tag }: RichElement, level: number): string {
  if (tag === 'h3') return `h${Math.min(6, level + 1)}`;
  if (tag === 'h4') return `h${Math.min(6, level + 2)}`;
  return tag;
}

function renderPicture(node: RichElement, { pictures, picture }: RichTextOptions): Node {
  const src = node.src ?? '';
  if (pictures(src)) {
    const image = document.createElement('img');
    image.alt = node.alt ?? '';
    image.loading = 'lazy';
    image.decoding = 'async';
    image.referrerPolicy = 'no-referrer';
    image.src = src;
    return image;
  }
  const anchor = document.createElement('a');
  link(anchor, src);
  anchor.textContent = node.alt ? `${picture}: ${node.alt}` : picture;
  return anchor;
}

function link(element: HTMLElement, href: string): void {
  element.setAttribute('href', href);
  element.setAttribute('rel', 'noopener noreferrer');
}

/** Whether `src` lies on the page's own origin or on one that the configuration allows. */
export function isAllowedPicture(src: string, origins: readonly string[]): boolean {
  try {
    const { origin, protocol } = new URL(src);
    return /^https?:$/.test(protocol) && (origin === location.origin || origins.includes(origin));
  } catch {
    return false;
  }
}
