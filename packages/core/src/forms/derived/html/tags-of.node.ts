import { Tokenizer } from '../../../markup/tokenizer.js';

/** Every opening tag of some HTML, by our own tokenizer: `input name required`. */
export function tagsOf(source: string): readonly { readonly name: string; readonly attributes: ReadonlyMap<string, string> }[] {
  const tokens = new Tokenizer(source, 'html');
  const found: { name: string; attributes: ReadonlyMap<string, string> }[] = [];
  for (let token = tokens.next(); token !== 'end'; token = tokens.next()) {
    if (token === 'open') found.push({ name: tokens.name, attributes: tokens.attributes() });
  }
  return found;
}
