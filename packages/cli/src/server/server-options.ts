import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { readDuration } from '../duration.js';

const serverCommands = ['start', 'import', 'dump', 'restore', 'migrate', 'staff', 'audit'] as const;

export type ServerCommand = (typeof serverCommands)[number];

export interface ServerOptions {
  readonly help: boolean;
  /** Of import, dump and restore. */
  readonly file: string;
  readonly folder: string | undefined;
  readonly port: number;
  readonly host: string;
  /** Addresses of the web servers in front. */
  readonly proxies: readonly string[];
  /** When senders work something out first. */
  readonly proof: 'always' | 'pressure' | undefined;
  /** Origin under which people reach it. */
  readonly publicUrl: string | undefined;
  /** civickit.json of areas whose pages read other people's sources through the server. */
  readonly configurations: readonly AreaConfiguration[];
  /** How often those sources are asked. */
  readonly everyMs: number;
  /** Hosts of the own network that may be asked. */
  readonly privateHosts: readonly string[];
  /** File with the settings of the relay, as those of relay.mjs. */
  readonly relaySettings: string | undefined;
  /** Of migrate. */
  readonly to: string;
  /** E-mail address of whom `staff link` lets in. */
  readonly email: string | undefined;
  /** Of audit: number and hash of a row that was seen before. */
  readonly mark: { readonly id: string; readonly hash: string } | undefined;
}

interface AreaConfiguration {
  readonly area: string;
  readonly file: string;
}

export function isServerCommand(name: string): name is ServerCommand {
  return serverCommands.some((one) => one === name);
}

/** @throws Error with a sentence for options that nobody knows or that cannot be read */
export function readServerOptions(command: ServerCommand, given: readonly string[]): ServerOptions {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: {
      folder: { type: 'string' },
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
      ...(command === 'start' && {
        port: { type: 'string' },
        host: { type: 'string' },
        proxy: { type: 'string', multiple: true },
        proof: { type: 'string' },
        config: { type: 'string', multiple: true },
        every: { type: 'string' },
        'private-host': { type: 'string', multiple: true },
        'relay-settings': { type: 'string' },
      }),
      ...((command === 'start' || command === 'staff') && { 'public-url': { type: 'string' } }),
      ...(command === 'migrate' && { to: { type: 'string' } }),
      ...(command === 'audit' && { mark: { type: 'string' } }),
    },
  });
  const { help, folder } = values;
  const { port = '4312', host = '127.0.0.1', to = '', mark } = values as Readonly<Partial<Record<'port' | 'host' | 'to' | 'mark', string>>>;
  const { proxy: proxies = [] } = values as { readonly proxy?: readonly string[] };
  const { 'public-url': publicUrl, proof: wanted } = values as { readonly 'public-url'?: string; readonly proof?: string };
  const proof = (['always', 'pressure'] as const).find((one) => one === wanted);
  const { config = [], 'private-host': privateHosts = [] } = values as Readonly<
    Partial<Record<'config' | 'private-host', readonly string[]>>
  >;
  const { every = '15m', 'relay-settings': relaySettings } = values as Readonly<Partial<Record<'every' | 'relay-settings', string>>>;
  const configurations = config.map((given) => {
    const [, area = '', path = ''] = /^([^=]+)=(.+)$/s.exec(given) ?? [];
    return { area, file: path };
  });
  const everyMs = readDuration(every);
  const [file = '', ...more] = positionals;
  const email = command === 'staff' ? positionals[1] : undefined;
  const [, id, hash] = /^([1-9]\d{0,17}):([\da-f]{64})$/.exec(mark ?? '') ?? [];
  const marked = id === undefined || hash === undefined ? undefined : { id, hash };
  const sources = { configurations, everyMs: everyMs ?? 0, privateHosts, relaySettings };
  const options = { help, file, folder, port: Number(port), host, proxies, proof, publicUrl, to, mark: marked, email, ...sources };
  if (help) return options;
  if (command === 'staff' && (file !== 'link' || (email !== undefined && !/^[^@\s]+@[^@\s]+$/.test(email)))) {
    throw new Error('civickit staff link li@county.example');
  }
  const takesFile = command === 'import' || command === 'dump' || command === 'restore';
  if (takesFile && file === '') throw new Error(`civickit ${command} ${command === 'import' ? 'county.json' : 'town.ndjson.gz'}`);
  const extra = command === 'staff' ? positionals[2] : takesFile ? more[0] : positionals[0];
  if (extra !== undefined) throw new Error(`"${extra}"?`);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`--port ${port}: 0 – 65535`);
  const unknown = proxies.find((address) => isIP(address) === 0);
  if (unknown !== undefined) throw new Error(`--proxy ${unknown}: 127.0.0.1, 10.0.0.5, ::1`);
  if (wanted !== proof) throw new Error(`--proof ${wanted}: pressure, always`);
  if (publicUrl !== undefined && !/^https?:\/\/[^/]+\/?$/.test(publicUrl))
    throw new Error(`--public-url ${publicUrl}: https://report.county.example`);
  const unplaced = config.find((_, at) => configurations[at]?.file === '');
  if (unplaced !== undefined) throw new Error(`--config ${unplaced}: 520423=civickit.json`);
  if (everyMs === undefined || everyMs === 0) throw new Error(`--every ${every}: 15m, 2h, 1d`);
  if (command === 'migrate' && to === '') throw new Error('civickit migrate --to postgres://user:password@host:5432/name');
  if (mark !== undefined && !marked) throw new Error(`--mark ${mark}: 1024:5f0c…`);
  if (folder === '') throw new Error('--folder ""?');
  return options;
}
