import type { NameElement } from '@civickit/core/markup';

/**
 * The prefix under which a namespace is known here. Those of RSS and Atom have none: an Atom element in RSS and its RSS namesake mean
 * the same or differ by their attributes, so one reader serves both.
 */
const prefixes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '': '',
    'purl.org/rss/1.0': '',
    'www.w3.org/2005/atom': '',
    'purl.org/atom/ns': '',
    'purl.org/dc/elements/1.0': 'dc',
    'purl.org/dc/elements/1.1': 'dc',
    'purl.org/dc/terms': 'dcterms',
    'purl.org/rss/1.0/modules/content': 'content',
    'search.yahoo.com/mrss': 'media',
    'www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
    'www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
    'www.w3.org/1999/xhtml': 'xhtml',
  }),
);

/** Hosts whose every namespace is one of RSS. */
const older = /^\w+\.(netscape|userland|law\.harvard)\./;

/** `prefix:local` in lower case. Namespaces are compared without scheme, case and final mark, which feeds get wrong. */
export const nameOfElement: NameElement = (uri, prefix, local) => {
  const space = uri?.toLowerCase().replace(/^https?:\/\/|[/#]$/g, '');
  const known =
    space === undefined
      ? prefix.toLowerCase()
      : (prefixes.get(space) ?? (space.startsWith('prismstandard.org/') ? 'prism' : older.test(space) ? '' : undefined));
  // An unknown namespace must not pass for a known one by its prefix.
  const canonical = known ?? `{${space}}`;
  return (canonical ? `${canonical}:` : '') + local.toLowerCase();
};
