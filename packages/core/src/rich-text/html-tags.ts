import type { RichTag } from './rich-text.js';

/** What becomes of an HTML tag. Tags in none of these tables are unwrapped: their content stays, they go. */

/** In each row what becomes of its tags, the first of them. */
function table(rows: string): ReadonlyMap<string, RichTag> {
  return new Map(rows.split(',').flatMap((row) => row.split(' ').map((name, _, [tag]) => [name, tag as RichTag])));
}

/** Dropped with all that is in them: not prose, or able to act. */
export const droppedTags: ReadonlySet<string> = new Set(
  'script style iframe svg math object embed applet template button select textarea datalist output audio video canvas noembed noframes frameset title head map xmp plaintext meter progress dialog'.split(' '),
); // prettier-ignore

/** Elements without content and end tag (HTML 13.1.2). */
export const voidTags: ReadonlySet<string> = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(' '),
);

/** Formatting within a line. It may be opened and closed in any order. */
export const inlineTags = table('a,strong b,em i cite dfn var,sub,sup,code tt kbd samp');

/** Blocks that rich text has too. */
export const blockTags = table('p,h3 h1 h2,h4 h5 h6,ul menu dir,ol,li,dl,dt,dd,blockquote,pre listing,table,caption,tr,th,td');

/** Blocks that rich text has not: they only end the paragraph before them and begin another. */
export const boundaryTags: ReadonlySet<string> = new Set(
  'div section article header footer main aside nav address figure figcaption center fieldset legend form details summary hgroup body html search optgroup option'.split(' '),
); // prettier-ignore

/** Blocks that hold lines of text and no other blocks. */
export const lineBlocks: ReadonlySet<string> = new Set(['p', 'h3', 'h4', 'dt', 'caption', 'pre']);

/** Parents that hold no text themselves, and the child that stands in where text or another block comes first. */
export const structural: ReadonlyMap<string, RichTag> = new Map([
  ['ul', 'li'],
  ['ol', 'li'],
  ['dl', 'dd'],
  ['table', 'tr'],
  ['tr', 'td'],
]);

const inCells = new Set(['table', 'td', 'th', 'caption']);
const inLists = new Set(['ul', 'ol', ...inCells]);
const inTermLists = new Set(['dl', ...inCells]);
const inTables = new Set(['table']);
const tableParts = new Set(['tr', ...inCells]);

/** The blocks beyond which an end tag, written or implied, does not look for what it ends (HTML 13.2.4.2). */
export function scopeOf(name: string): ReadonlySet<string> {
  if (name === 'li') return inLists;
  if (name === 'dt' || name === 'dd') return inTermLists;
  return tableParts.has(name) ? inTables : inCells;
}
