import { parseArgs, type ParseArgsConfig } from 'node:util';
import { readDuration } from './duration.js';

const common = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  timeout: { type: 'string' },
  site: { type: 'string' },
  to: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

export interface GivenOptions {
  readonly configuration: string;
  readonly json: boolean;
  readonly lang: string | undefined;
  readonly help: boolean;
  readonly timeoutMs: number;
  readonly site: string | undefined;
  readonly to: string | undefined;
  readonly sources: readonly string[];
  readonly everyMs: number | undefined;
  readonly jitterMs: number;
  readonly root: string | undefined;
  readonly online: boolean;
  readonly write: boolean;
}

const own = {
  pull: { source: { type: 'string', multiple: true }, every: { type: 'string' }, jitter: { type: 'string' } },
  check: { root: { type: 'string' }, online: { type: 'boolean' }, write: { type: 'boolean' } },
} as const satisfies Record<string, ParseArgsConfig['options']>;

export type CommandName = keyof typeof own;

/** @throws Error with a sentence for options that nobody knows or that cannot be read */
export function readOptions(command: CommandName, given: readonly string[]): GivenOptions {
  const { values, positionals } = parseArgs({ args: [...given], options: { ...common, ...own[command] }, allowPositionals: true });
  const known = values as Readonly<Record<string, string | boolean | string[] | undefined>>;
  if (positionals.length > 1) throw new Error(`"${positionals[1]}"?`);
  const text = (name: string): string | undefined => known[name] as string | undefined;
  const duration = (name: string): number | undefined => {
    const written = text(name);
    const ms = written === undefined ? undefined : readDuration(written);
    if (written !== undefined && ms === undefined) throw new Error(`--${name} ${written}: 30s, 15m, 2h, 1d.`);
    return ms;
  };
  const site = text('site');
  if (site !== undefined && !/^https?:\/\/[^/]/i.test(site)) throw new Error(`--site ${site}: https://www.county.example`);
  return {
    configuration: positionals[0] ?? 'civickit.json',
    json: known.json === true,
    lang: text('lang'),
    help: known.help === true,
    timeoutMs: duration('timeout') ?? 30_000,
    site: site && new URL(site).href,
    to: text('to'),
    sources: (known.source as string[] | undefined) ?? [],
    everyMs: duration('every'),
    jitterMs: duration('jitter') ?? 0,
    root: text('root'),
    // What is written is what servers say.
    online: known.online === true || known.write === true,
    write: known.write === true,
  };
}
