import { markupLimits } from '../markup/limits.js';
import { Tokenizer } from '../markup/tokenizer.js';
import { droppedTags, voidTags } from './html-tags.js';

/** What is told to a reader of HTML as prose. An element without content is opened and not closed. */
export interface ProseHandler {
  /** Reading stops when it gives false. */
  text(text: string): boolean | void;
  open(name: string, attributes: () => ReadonlyMap<string, string>): void;
  close(name: string): void;
}

/** Tags and stretches of text that are told; what follows is left out. A notice has some hundreds. */
const maxTold = 50_000;
/** There cannot be more tokens than characters, and callers bound those; so nothing throws. */
const limits = { ...markupLimits, maxBytes: Infinity, maxTokens: Infinity };

/** Tells `handler` the tags and text of `html`, in order, without the elements that are not prose. */
export function readProse(html: string, xhtml: boolean, handler: ProseHandler): void {
  const tokens = new Tokenizer(html, xhtml ? 'xhtml' : 'html', limits);
  // Elements to be dropped whose end tag is missing: dropping all that follows would lose the notice.
  const unclosed = new Set<string>();
  for (let token = tokens.next(), told = 0; token !== 'end' && told < maxTold; token = tokens.next(), told++) {
    if (token === 'text' && handler.text(tokens.text()) === false) return;
    if (token !== 'open' && token !== 'close') continue;
    const name = bare(tokens.name, xhtml);
    if (token === 'close') handler.close(name);
    else if (!droppedTags.has(name) || unclosed.has(name)) {
      handler.open(name, () => tokens.attributes());
      if (tokens.selfClosing && !voidTags.has(name)) handler.close(name);
    } else if (!voidTags.has(name) && !tokens.selfClosing) {
      const resume = tokens.end;
      if (skipElement(tokens, name, xhtml)) continue;
      unclosed.add(name);
      if (name !== 'script' && name !== 'style') tokens.moveTo(resume);
    }
  }
}

/** Whether the element just opened has an end tag; if so, it is behind now. */
function skipElement(tokens: Tokenizer, name: string, xhtml: boolean): boolean {
  let depth = 1;
  for (let token = tokens.next(); token !== 'end'; token = tokens.next()) {
    if ((token !== 'open' && token !== 'close') || bare(tokens.name, xhtml) !== name) continue;
    if (token === 'open' && !tokens.selfClosing) depth++;
    else if (token === 'close' && --depth === 0) return true;
  }
  return false;
}

function bare(name: string, xhtml: boolean): string {
  return xhtml ? name.slice(name.indexOf(':') + 1) : name;
}
