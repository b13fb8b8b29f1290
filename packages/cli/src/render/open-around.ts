import { Tokenizer } from '@civickit/core/markup';

/** Start tags that end a paragraph (HTML, “in body”). */
const endsParagraph: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header ' +
    'hgroup hr li dd dt main menu nav ol p plaintext pre search section summary table ul xmp'
  ).split(' '),
);
/** What stands between a paragraph and its end (“button scope”). */
const bounds: ReadonlySet<string> = new Set('button caption html marquee object table td template th'.split(' '));

/** Which of the two elements that no form can stand in, and of which a paragraph holds no list either, are open at `place`, as a browser reads the page. */
export function openAround(page: string, place: number): readonly ('form' | 'p')[] {
  const tokens = new Tokenizer(page.slice(0, place), 'html');
  const open: string[] = [];
  let inForm = false;
  for (let token = tokens.next(); token !== 'end'; token = tokens.next()) {
    const { name } = tokens;
    if (token === 'open') {
      if (endsParagraph.has(name)) endParagraph(open);
      if (name === 'form') inForm = true;
      open.push(name);
    } else if (token === 'close') {
      if (name === 'form') inForm = false;
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
    }
  }
  return [...(inForm ? (['form'] as const) : []), ...(paragraphIn(open) >= 0 ? (['p'] as const) : [])];
}

function endParagraph(open: string[]): void {
  const at = paragraphIn(open);
  if (at >= 0) open.length = at;
}

function paragraphIn(open: readonly string[]): number {
  const at = open.lastIndexOf('p');
  return at > open.findLastIndex((name) => bounds.has(name)) ? at : -1;
}
