import { parseArgs } from 'node:util';
import { isTag } from './is-tag.js';

export interface RenderOptions {
  readonly help: boolean;
  /** Path of the definition. */
  readonly definition: string;
  readonly pages: readonly string[];
  readonly at: string | undefined;
  /** BCP 47 tag of the form's language. */
  readonly in: string | undefined;
  readonly action: string | undefined;
  readonly address: string | undefined;
  readonly level: number;
  readonly blocks: number;
  readonly large: boolean;
  readonly replace: boolean;
  readonly print: string | undefined;
  readonly schema: string | undefined;
  readonly types: string | undefined;
}

/** @throws Error with a sentence for options that nobody knows or that cannot be read */
export function readRenderOptions(given: readonly string[]): RenderOptions {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: {
      at: { type: 'string' },
      in: { type: 'string' },
      action: { type: 'string' },
      address: { type: 'string' },
      level: { type: 'string', default: '2' },
      blocks: { type: 'string', default: '3' },
      large: { type: 'boolean', default: false },
      replace: { type: 'boolean', default: false },
      print: { type: 'string' },
      schema: { type: 'string' },
      types: { type: 'string' },
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [what, definition, ...pages] = positionals;
  const { help, at, action, address, large, replace, print, schema, types } = values;
  const asked = { help, at, in: values.in, action, address, large, replace, print, schema, types };
  if (help) return { ...asked, definition: '', pages: [], level: 2, blocks: 3 };
  if (what !== 'form' || definition === undefined) throw new Error('civickit render form form.json page.html');
  if (pages.length === 0 && print === undefined && schema === undefined && types === undefined)
    throw new Error(`civickit render form ${definition} page.html | --print FILE | --schema FILE | --types FILE`);
  if (at !== undefined && !/^#.+|^[a-z][a-z0-9-]*$/iu.test(at)) throw new Error(`--at ${at}: #id, civic-form`);
  if (values.in !== undefined && !isTag(values.in)) throw new Error(`--in ${values.in}: en, zh-Hans`);
  for (const [name, url] of [['action', action], ['address', address]]) if (!isWeb(url)) throw new Error(`--${name} ${url}: https://www.county.example/forms`); // prettier-ignore
  return { ...asked, definition, pages, level: whole('level', values.level, 4), blocks: whole('blocks', values.blocks, 50) };
}

function whole(name: string, text: string, most: number): number {
  const number = /^\d+$/u.test(text) ? Number(text) : 0;
  if (number < 1 || number > most) throw new Error(`--${name} ${text}: 1 – ${most}`);
  return number;
}

/** Also on the same site. */
function isWeb(url: string | undefined): boolean {
  return (
    url === undefined ||
    (URL.canParse(url, 'https://same-site.invalid/') && /^https?:$/u.test(new URL(url, 'https://same-site.invalid/').protocol))
  );
}
