import { CivicError } from '@civickit/core';
import { decodeSteps, inSlices, markupLimits, pageUrl, XmlReader, XmlScope, type MarkupLimits } from '@civickit/core/markup';
import { Flaws, languageOf, line, prose } from './cap-fields.js';
import type { CapInfo, CapMessage, CapOrigin, CapReference, ParsedCap } from './cap-message.js';
import { readCircle, readPolygon } from './cap-shapes.js';

export interface ParseCapOptions {
  /** The message's own address. */
  readonly url: string | URL;
  /** The HTTP header, for its character set. */
  readonly contentType?: string | undefined;
  /** IANA zone for times without offset. @default 'UTC' */
  readonly zone?: string;
  readonly signal?: AbortSignal;
  /** Id of the source, for errors. @default '' */
  readonly source?: string;
  /** How much is read before it counts as hostile. */
  readonly limits?: Partial<MarkupLimits>;
}

/**
 * Reads one message of CAP 1.2, 1.1 or 1.0, also in an envelope such as EDXL-DE or an Atom entry. Elements are known by their local
 * names: feeds lose namespaces. It judges nothing: whether the message is an actual one and in force is the caller's to see.
 * @throws CivicError `protocol/html-instead`, `protocol/not-an-alert`, `protocol/doctype`, `too-large/markup`, `aborted/by-caller`
 */
export async function parseCap(bytes: Uint8Array | string, options: ParseCapOptions): Promise<ParsedCap> {
  const { contentType, zone = 'UTC', source = '', signal } = options;
  const limits = { ...markupLimits, ...options.limits };
  const text = typeof bytes === 'string' ? bytes : await inSlices(decodeSteps(bytes, { contentType, maxBytes: limits.maxBytes }), signal);
  return inSlices(readCap(text, { url: String(options.url), zone, source }, limits), signal);
}

/** What was found below an element, by the names of its children. */
type Found = Map<string, string[]>;

const htmlRoots: ReadonlySet<string> = new Set(['html', 'head', 'body']);

function* readCap(text: string, origin: CapOrigin, limits: MarkupLimits): Generator<void, ParsedCap> {
  const reader = new XmlReader(
    text,
    XmlScope.root((_uri, _prefix, local) => local.toLowerCase(), undefined, limits),
  );
  yield* findAlert(reader, origin);
  const flaws = new Flaws(origin);
  const found: Found = new Map();
  const infos: CapInfo[] = [];
  yield* eachChild(reader, function* (name) {
    if (name === 'info') infos.push(yield* readInfo(reader, origin, flaws));
    else yield* keep(reader, name, found);
  });
  if (reader.cut) throw notAnAlert(origin, 'ends in the middle');
  const one = (name: string) => line(found.get(name)?.find((value) => value.trim()));
  const identifier = one('identifier');
  const sent = flaws.when('sent', one('sent'));
  if (!identifier || !sent) throw notAnAlert(origin, identifier ? 'does not say when it was sent' : 'has no identifier');
  const alert: CapMessage = {
    identifier,
    sender: one('sender') ?? '',
    sent,
    status: one('status') ?? '',
    msgType: one('msgtype') ?? '',
    scope: one('scope') ?? '',
    references: (found.get('references') ?? []).flatMap(readReferences),
    infos,
    raw: text,
  };
  for (const name of ['sender', 'status', 'msgType', 'scope'] as const) if (!alert[name]) flaws.add(name, 'is missing');
  return { alert, problems: flaws.problems };
}

function* findAlert(reader: XmlReader, origin: CapOrigin): Generator<void, void> {
  for (let token = reader.next(); token !== 'end'; token = reader.next()) {
    yield;
    if (token !== 'open') continue;
    if (reader.name === 'alert') return;
    if (htmlRoots.has(reader.name)) {
      const { source, url } = origin;
      throw new CivicError('protocol/html-instead', `${url} answered with a page instead of an alert.`, { source, url });
    }
  }
  throw notAnAlert(origin, 'holds no alert');
}

function* readInfo(reader: XmlReader, { url }: CapOrigin, flaws: Flaws): Generator<void, CapInfo> {
  const found: Found = new Map();
  const areas: CapInfo['areas'][number][] = [];
  const parameters: { name: string; value: string }[] = [];
  yield* eachChild(reader, function* (name) {
    if (name === 'area') areas.push(yield* readArea(reader, flaws));
    else if (name === 'parameter' || name === 'eventcode') parameters.push(...(yield* readPair(reader, name)));
    else if (name === 'resource') yield* reader.take();
    else yield* keep(reader, name, found);
  });
  const all = (name: string) => (found.get(name) ?? []).flatMap((value) => line(value) ?? []);
  const one = (name: string) => all(name)[0];
  const text = (name: string) => prose(found.get(name)?.find((value) => value.trim()));
  const [headline, description, instruction] = [one('headline'), text('description'), text('instruction')];
  const event = one('event') ?? '';
  if (!event) flaws.add('info.event', 'is missing');
  const optional = {
    lang: languageOf(one('language'), [event, headline, description, instruction].join(' ')),
    headline,
    description,
    instruction,
    senderName: one('sendername'),
    contact: one('contact'),
    web: pageUrl(one('web'), url),
    effective: flaws.when('info.effective', one('effective')),
    onset: flaws.when('info.onset', one('onset')),
    expires: flaws.when('info.expires', one('expires')),
  };
  return {
    ...withoutAbsent(optional),
    event,
    category: all('category'),
    responseTypes: all('responsetype'),
    urgency: one('urgency') ?? 'Unknown',
    severity: one('severity') ?? 'Unknown',
    certainty: one('certainty') ?? 'Unknown',
    parameters,
    areas,
    places: areas.flatMap(({ description: place }) => (place ? [place] : [])),
  };
}

function* readArea(reader: XmlReader, flaws: Flaws): Generator<void, CapInfo['areas'][number]> {
  const found: Found = new Map();
  const geocodes: { name: string; value: string }[] = [];
  yield* eachChild(reader, function* (name) {
    if (name === 'geocode') geocodes.push(...(yield* readPair(reader, name)));
    else yield* keep(reader, name, found);
  });
  const shapesOf = (name: string, read: typeof readPolygon) =>
    (found.get(name) ?? []).flatMap((written) => {
      if (!written.trim()) return [];
      const shape = read(written);
      if (!shape) flaws.add(`info.area.${name}`, `"${written.trim().slice(0, 60)}" cannot be drawn`);
      return shape ?? [];
    });
  return {
    description: line(found.get('areadesc')?.[0]) ?? '',
    shapes: [...shapesOf('polygon', readPolygon), ...shapesOf('circle', readCircle)],
    geocodes,
  };
}

/** `valueName` and `value`; CAP 1.0 writes `name=value` in one. */
function* readPair(reader: XmlReader, element: string): Generator<void, { name: string; value: string }[]> {
  const children = yield* reader.take(true);
  let name: string | undefined;
  let value: string | undefined;
  for (const child of children.children()) {
    if (child.name === 'valuename') name = line(child.text(1024));
    if (child.name === 'value') value = line(child.text(16_384));
  }
  if (name === undefined && value === undefined) [name, value] = (line(children.text(1024)) ?? '').split('=', 2);
  return value ? [{ name: name ?? element, value }] : [];
}

/** Runs `read` for each element in the one just opened; it has to read that element to its end. */
function* eachChild(reader: XmlReader, read: (name: string) => Generator<void, void>): Generator<void, void> {
  for (let token = reader.next(); token !== 'end' && token !== 'close'; token = reader.next()) {
    yield;
    if (token === 'open') yield* read(reader.name);
  }
}

function* keep(reader: XmlReader, name: string, found: Found): Generator<void, void> {
  const text = (yield* reader.take()).text();
  const known = found.get(name);
  if (known) known.push(text);
  else found.set(name, [text]);
}

/** `sender,identifier,sent` groups parted by white space. Without commas it is a bare identifier, as some write. */
function readReferences(written: string): CapReference[] {
  return written
    .split(/\s+/)
    .filter(Boolean)
    .map((group) => {
      const [sender = '', identifier = '', sent = ''] = group.includes(',') ? group.split(',') : ['', group];
      return { sender, identifier, sent };
    });
}

export function withoutAbsent<T extends object>(record: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== '')) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

function notAnAlert({ source, url }: CapOrigin, why: string): CivicError {
  return new CivicError('protocol/not-an-alert', `${url} ${why}.`, { source, url });
}
