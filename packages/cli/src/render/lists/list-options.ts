import { parseArgs } from 'node:util';
import { readDuration } from '../../duration.js';
import { isTag } from '../is-tag.js';

export const listKinds = ['notices', 'services'] as const;

export type ListKind = (typeof listKinds)[number];

export interface ListOptions {
  readonly kind: ListKind;
  readonly help: boolean;
  /** Path or address of civickit.json. */
  readonly configuration: string;
  readonly pages: readonly string[];
  /** Id of the only element that is written into. */
  readonly at: string | undefined;
  /** BCP 47 tag of our own words. */
  readonly in: string | undefined;
  /** Address of a service's page, with `{id}` in it. */
  readonly guide: string | undefined;
  /** Services of one list. */
  readonly most: number;
  readonly replace: boolean;
  /** Folder of the site's files. */
  readonly root: string | undefined;
  readonly site: string | undefined;
  readonly timeoutMs: number;
}

/** @throws Error with a sentence for options that nobody knows or that cannot be read */
export function readListOptions(kind: ListKind, given: readonly string[]): ListOptions {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: {
      at: { type: 'string' },
      in: { type: 'string' },
      replace: { type: 'boolean', default: false },
      root: { type: 'string' },
      site: { type: 'string' },
      timeout: { type: 'string', default: '30s' },
      ...(kind === 'services' && ({ guide: { type: 'string' }, most: { type: 'string', default: '500' } } as const)),
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { guide, most = '500' } = values as { readonly guide?: string; readonly most?: string };
  const { at, replace, root, help } = values;
  const [configuration, ...pages] = positionals;
  const asked = { kind, help, at: at?.slice(1), in: values.in, guide, replace, root };
  if (help) return { ...asked, configuration: '', pages: [], most: 500, site: undefined, timeoutMs: 0 };
  if (configuration === undefined || pages.length === 0) throw new Error(`civickit render ${kind} civickit.json page.html`);
  if (at !== undefined && !/^#./u.test(at)) throw new Error(`--at ${at}: #id`);
  if (values.in !== undefined && !isTag(values.in)) throw new Error(`--in ${values.in}: en, zh-Hans`);
  if (guide !== undefined && !isTemplate(guide)) throw new Error(`--guide ${guide}: /guides/{id}.html`);
  if (!/^[1-9]\d{0,3}$/u.test(most)) throw new Error(`--most ${most}: 1 – 9999`);
  const timeoutMs = readDuration(values.timeout);
  if (timeoutMs === undefined) throw new Error(`--timeout ${values.timeout}: 30s, 15m, 2h, 1d.`);
  const { site } = values;
  if (site !== undefined && !/^https?:\/\/[^/]/iu.test(site)) throw new Error(`--site ${site}: https://www.county.example`);
  return { ...asked, configuration, pages, most: Number(most), site: site && new URL(site).href, timeoutMs };
}

/** Of a page of the web, also on the same site. */
function isTemplate(address: string): boolean {
  const base = 'https://same-site.invalid/';
  return address.includes('{id}') && URL.canParse(address, base) && /^https?:$/u.test(new URL(address, base).protocol);
}
