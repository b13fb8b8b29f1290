/** The only tags of rich text. Everything else is unwrapped, or dropped with its content where it is not prose. */
export const richTags = [
  'p', 'h3', 'h4', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'code', 'br', 'hr',
  'a', 'strong', 'em', 'sub', 'sup', 'img', 'table', 'caption', 'tr', 'th', 'td',
] as const; // prettier-ignore

export type RichTag = (typeof richTags)[number];

/** An element of rich text. URLs are absolute and of a checked scheme: http, https, mailto or tel for `href`; http or https for `src`. */
export interface RichElement {
  readonly tag: RichTag;
  readonly href?: string;
  readonly src?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly colspan?: number;
  readonly rowspan?: number;
  readonly children: RichText;
}

export type RichNode = string | RichElement;

/** A closed tree with checked URLs, built by an adapter and rendered with createElement. Never an HTML string. */
export type RichText = readonly RichNode[];
