import { dialled, type Formatter, type Wording, type Words } from '@civickit/components/words.js';
import { instantOf, type SourceAbout, type When } from '@civickit/core';
import { attributes, markup, Markup } from '@civickit/core/markup';
import { unnamedSite } from '../../config/configured-sources.js';

/** What is known of the place that something is written for. */
export interface WriteSetting {
  readonly words: Words;
  readonly format: Formatter;
  /** IANA zone of the municipality. */
  readonly zone: string;
  readonly now: number;
  /** Level of the first heading, 2 to 6. */
  readonly level: number;
  /** Heading above all; none when absent. */
  readonly heading: string | undefined;
  readonly about: ReadonlyMap<string, SourceAbout>;
}

/** The same, as the elements' own sentences about services take it. */
export function wordingOf({ words, format, zone, now }: WriteSetting): Wording {
  return { texts: words.guide.words, format, lang: words.tag, zone, now };
}

/** A native heading; below the sixth there is none. */
export function heading(level: number, content: Markup): Markup {
  const tag = new Markup(`h${Math.min(6, Math.max(2, level))}`);
  return markup`<${tag}>${content}</${tag}>\n`;
}

/** All that is written into an element, in its language. */
export function wrapped({ words, level, heading: title }: WriteSetting, name: string, content: readonly Markup[]): string {
  const whole = attributes({ class: `civic-${name}`, lang: words.tag, dir: words.direction });
  return markup`<div${whole}>\n${title !== undefined && heading(level, markup`${title}`)}${content}</div>\n`.source;
}

/** Level of what stands below the heading above all, where there is one. */
export const levelBelow = ({ level, heading: title }: WriteSetting): number => (title === undefined ? level : Math.min(6, level + 1));

/** A link to a page of the web or of the site, on a site whose name nobody has told by its path; only the words where the address is none. */
export function link(url: string | undefined, content: Markup): Markup {
  if (url === undefined || !URL.canParse(url, unnamedSite) || !/^https?:$/u.test(new URL(url, unnamedSite).protocol)) return content;
  const href = url.startsWith(unnamedSite) ? url.slice(unnamedSite.length - 1) : url;
  return markup`<a${attributes({ href, rel: 'noopener' })}>${content}</a>`;
}

/** A phone number that a tap dials, where it can be dialled; without a scheme only its words. */
export function phoneLink(number: string, scheme: 'tel' | 'sms' | undefined, text = number): Markup {
  // After Arabic letters, digits parted by a hyphen change places.
  const shown = markup`<bdi dir="ltr">${text}</bdi>`;
  const dials = scheme && dialled(number);
  return dials ? markup`<a${attributes({ href: `${scheme}:${dials}` })}>${shown}</a>` : shown;
}

/** A list by its role: where a site's style sheet gives every `li` the height of one line, as those of old portals do, it would be cut off. */
export function list(items: readonly Markup[]): Markup {
  return markup`<div role="list">\n${items.map((item) => markup`<div role="listitem">${item}</div>\n`)}</div>\n`;
}

export function time(when: When, { format, zone }: Pick<WriteSetting, 'format' | 'zone'>): Markup {
  if (!Number.isFinite(instantOf(when, zone))) return markup`${when.iso}`;
  return markup`<time${attributes({ datetime: when.iso })}>${format.date(when)}</time>`;
}

interface InLanguage {
  readonly lang?: string;
}

/** Words of an office in a line of ours: in their own language and direction. */
export function said(text: string, { lang }: InLanguage): Markup {
  return markup`<bdi${attributes({ lang })}>${text}</bdi>`;
}

/** Words of an office as paragraphs, with their own breaks. */
export function saidAtLength(text: string, { lang }: InLanguage): readonly Markup[] {
  const paragraphs = text.split(/\n\s*\n/u).filter((paragraph) => paragraph.trim() !== '');
  return paragraphs.map((paragraph) => {
    const lines = paragraph.trim().split('\n');
    return markup`<p${attributes({ lang, dir: 'auto' })}>${lines.map((line, at) => markup`${at > 0 && new Markup('<br>\n')}${line.trim()}`)}</p>\n`;
  });
}

/** Parts of a line, with a dot between each two. */
export function dotted(parts: readonly (Markup | string | false | undefined)[]): readonly Markup[] {
  const there = parts.filter((part) => part !== undefined && part !== false && part !== '');
  return there.map((part, at) => markup`${at > 0 && ' · '}${part}`);
}
