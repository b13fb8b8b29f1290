import { oneLine, plainTextFromHtml } from '@civickit/core/markup';

/** Attributes in which plug-ins that load pictures late keep the address. */
const late = /\sdata-(?:src|lazy-src|original|orig-src)\s*=\s*("[^"<>]*"|'[^'<>]*')/i;
const source = /\ssrc\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')/i;
const candidates = /\s(?:data-(?:lazy-)?)?srcset\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')/i;

/** Names of WordPress's own shortcodes that may stand without attributes. */
const known = new Set(['audio', 'caption', 'embed', 'gallery', 'playlist', 'video', 'wp_caption']);

/**
 * The HTML of a post as its author meant it: pictures that wait for a script have their address, and shortcodes whose plug-in is gone
 * are left out. Time grows in line with its length.
 */
export function mendedHtml(html: string): string {
  let mended = false;
  const eager = html.replace(/<img\b[^<>]*>/gi, (tag) => {
    const written = source.exec(tag);
    const address = (written?.[1] ?? written?.[2] ?? '').trim();
    const waiting = late.exec(tag)?.[1]?.slice(1, -1);
    const set = candidates.exec(tag);
    const found = waiting ?? (isPlaceholder(address) ? (set?.[1] ?? set?.[2])?.trim().split(/[\s,]/, 1)[0] : undefined);
    if (!found) return tag;
    mended = true;
    return `<img src="${found}"${tag.slice(4).replace(source, '').replace(late, '')}`;
  });
  // The same picture once more, for browsers without script.
  const once = mended ? eager.replace(/<noscript>\s*<img\b[^<>]*>\s*<\/noscript>/gi, '') : eager;
  return withoutShortcodes(once);
}

function isPlaceholder(address: string): boolean {
  return address === '' || address.startsWith('data:');
}

/** Square brackets also belong to authors ("[sic]"): only what has a shortcode's attributes, underscores or known name goes. */
function withoutShortcodes(html: string): string {
  if (!html.includes('[')) return html;
  const opened = new Set<string>();
  const isShortcode = (name: string, attributes: string): boolean =>
    name.includes('_') || known.has(name) || /^\s+[\w-]+\s*=/.test(attributes);
  return html
    .replace(/\[([a-z][\w-]{1,40})(\s[^[\]<>]*)?\/?\]/gi, (all, name: string, attributes: string = '') => {
      if (!isShortcode(name.toLowerCase(), attributes)) return all;
      opened.add(name.toLowerCase());
      return '';
    })
    .replace(/\[\/([a-z][\w-]{1,40})\]/gi, (all, name: string) =>
      opened.has(name.toLowerCase()) || isShortcode(name.toLowerCase(), '') ? '' : all,
    );
}

/** More than an excerpt is: WordPress makes them of 55 words. */
const mostExcerpt = 10_000;

/** An excerpt without the theme's "read more"; blank for none. */
export function excerptText(html: string, maxChars: number): string {
  const bare = withoutShortcodes(html.slice(0, mostExcerpt)).replace(/<a\b[^<>]*\bmore-link\b[^<>]*>[\s\S]{0,300}?<\/a>/gi, '');
  return plainTextFromHtml(bare, maxChars).replace(/\s*\[(?:…|\.{3})\]\s*$/, '…');
}

/** A title or name: HTML whose entities are decoded. */
export function titleText(html: string | undefined): string {
  return html ? oneLine(plainTextFromHtml(html)) : '';
}
