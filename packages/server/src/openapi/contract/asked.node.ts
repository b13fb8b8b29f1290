import { withoutInvalid } from '@civickit/core/markup';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats as formats } from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import type { OpenApiDocument } from '../document.js';
import type { JsonSchema, Operation, Parameter } from '../operation.js';
import { arbitraryOf, hostileJson, hostileText } from './arbitrary-of.node.js';

/** `valid` as the document has it, `wrong` in one parameter, `hostile` in all; as a `stranger` where somebody must have signed in, or one who is `powerless`. */
type Manner = 'valid' | 'wrong' | 'hostile' | 'stranger' | 'powerless';

export interface Asked {
  readonly manner: Manner;
  readonly path: string;
  /** Of the path. */
  readonly parts: Texts;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Texts;
  readonly body?: BodyInit | undefined;
}

/** What one request needs that no other may have had before. */
export interface Fresh {
  readonly parts?: Texts;
  readonly query?: Texts;
  readonly headers?: Texts;
  /** Members of the JSON that is sent, or all that is sent. */
  readonly body?: JsonSchema | Uint8Array<ArrayBuffer>;
}

/** What no schema can tell. */
export interface World {
  /** What there is, by the name of its parameter; an empty list for what cannot be known beforehand. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  /** Members of bodies of JSON that are taken, by the operation's id; others are generated. */
  readonly bodies: Readonly<Record<string, JsonSchema>>;
  /** Parameters of the query that go together, all or none. */
  readonly together: readonly (readonly string[])[];
  /** Of these only one is asked, for two of them may gainsay each other. */
  readonly alone: readonly (readonly string[])[];
  /** Parameters of the query that the document calls optional, and that this world needs. */
  readonly needed: readonly string[];
  /** Answers, as `id status`, that other tests show. */
  readonly shownElsewhere: (answer: string) => boolean;
  /** Ids of operations that are for what this world has not, such as an OpenID provider. */
  readonly absent: readonly string[];
  /** Those of somebody who may do all that staff may, and of a member who may hardly do anything. */
  readonly headers: Texts;
  readonly powerless: Texts;
  /** Made for each right request, by the operation's id. */
  readonly fresh: Readonly<Record<string, () => Fresh | Promise<Fresh>>>;
  /** Asked once, for answers that chance does not find; by the operation's id. Those with headers of their own are not asked with others. */
  readonly also: Readonly<Record<string, readonly Fresh[]>>;
  /** Brings back the sessions that requests may have ended. */
  restore(): Promise<void>;
}

type Texts = Readonly<Record<string, string>>;
interface Sent {
  readonly body?: string;
  readonly headers?: Texts;
}

const ajv = new Ajv2020({ strict: false, formats });

/** Requests to one operation, of each manner. */
export function askedOf(operation: Operation, document: OpenApiDocument, world: World): fc.Arbitrary<Asked> {
  const { path, method, query = {}, inPath = {}, headers = {}, body = {} } = operation;
  const hasBody = method !== 'get' && method !== 'head';
  const parameter = (name: string, field: Parameter): fc.Arbitrary<string> =>
    world.known[name]
      ? fc.constantFrom(...world.known[name])
      : arbitraryOf(field.schema)
          .map(String)
          .filter((text) => text.trim() !== '');
  const text: Parameter = { schema: { type: 'string' } };
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const places = byName(names.map((name) => [name, parameter(name, inPath[name] ?? text)]));
  // The ending is part of the address: with another one it would be that of nothing.
  const strangePlaces = byName(
    names.map((name) => [name, inPath[name] ? parameter(name, inPath[name]) : fc.oneof(parameter(name, text), hostileName)]),
  );
  const askable = Object.entries(query).filter(([name]) => world.known[name]?.length !== 0);
  const needed = world.needed.filter((name) => name in query);
  const always = needed.map((name) => [name, world.known[name]?.[0] ?? ''] as const);
  const fields = fc.record(byName(askable.map(([name, field]) => [name, parameter(name, field)])), { requiredKeys: needed });
  const head = fc.record(
    byName(Object.entries(headers).map(([name, field]) => [name, name === 'Accept' ? accepts : parameter(name, field)])),
  );
  const sent = bodyOf(operation, document, world);
  const ask = (
    manner: Manner,
    parts: Texts,
    asked: Iterable<readonly [string, string]>,
    { body: bytes, headers: said }: { body?: BodyInit | undefined; headers?: Texts },
  ): Asked => ({
    manner,
    path,
    parts,
    query: [...asked],
    headers: Object.fromEntries(Object.entries(said ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
    ...(bytes !== undefined && hasBody && { body: bytes }),
  });

  const valid = fc
    .tuple(fc.record(places), fields, head, sent)
    .map(([parts, asked, said, { body: bytes, headers: type }]) =>
      ask('valid', parts, Object.entries(fitting(asked, world)), { body: bytes, headers: { ...said, ...type } }),
    );
  const wrong = Object.entries(query)
    .filter(([name, { schema }]) => !world.known[name] && (schema['type'] !== 'string' || schema['enum'] || schema['anyOf']))
    .map(([name, { schema }]) =>
      fc
        .tuple(
          fc.record(places),
          hostileText.filter((value) => isWrong(schema, value)),
          sent,
        )
        .map(([parts, value, bytes]) => ask('wrong', parts, [...always, [name, value]], bytes)),
    );
  const types = Object.keys(body).flatMap((type) => [type, `${type}; charset=gbk`, `${type}; boundary=x`]);
  const hostile = fc
    .record({
      parts: fc.record(strangePlaces),
      asked: fc.array(fc.tuple(fc.constantFrom('x', ...Object.keys(query)), hostileText), { maxLength: 4 }),
      said: fc.option(hostileText.map(headerText), { nil: undefined }),
      bytes: fc.oneof(
        hostileText,
        hostileJson.map((value) => JSON.stringify(value)),
        fc.uint8Array({ maxLength: 200 }),
        sent.map(({ body: bytes }) => bytes ?? ''),
      ),
      type: fc.constantFrom('text/plain', '', ...types),
    })
    .map(({ parts, asked, said, bytes, type }) =>
      ask('hostile', parts, [...always, ...asked], {
        body: bytes,
        headers: { 'content-type': type, ...(said !== undefined && { 'idempotency-key': said, 'if-none-match': said, accept: said }) },
      }),
    );
  return fc.oneof(valid, hostile, ...(wrong.length > 0 ? [fc.oneof(...wrong)] : []));
}

/** What chance hardly finds: an id that no database can hold, more than is taken, one key for two things, an area that there is not. */
export function alsoAsked(
  { id, path, query = {}, inPath = {}, headers = {}, body, security, answers }: Operation,
  { known, bodies, powerless, also }: World,
): readonly Asked[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const parts = Object.fromEntries(
    names.map((name) => [name, known[name]?.[0] ?? (inPath[name]?.schema['enum'] as string[] | undefined)?.[0] ?? 'x']),
  );
  const ask = (other: Texts, more: Partial<Omit<Asked, 'parts' | 'path'>> = {}): Asked => ({
    manner: 'hostile',
    path,
    parts: { ...parts, ...other },
    query: [],
    headers: {},
    ...more,
  });
  const json = { 'content-type': 'application/json' };
  const send = (value: unknown) => ask({}, { body: JSON.stringify(value), headers: { ...json, 'idempotency-key': `contract-${id}-0` } });
  const own = bodies[id];
  const proper = { ...(body && { body: JSON.stringify(own ?? {}) }), headers: { ...json, 'idempotency-key': `contract-${id}-1`, 'if-match': '"999999"', 'tus-resumable': '1.0.0' } }; // prettier-ignore
  const plain = names.filter((name) => !inPath[name]).map((name) => ask({ [name]: '\0' }, proper));
  const places = 'jurisdiction_id' in query ? [undefined, 'nowhere'] : [];
  const last = names.filter((name) => !inPath[name]).at(-1);
  return [
    ...(security && last !== undefined ? [ask({ [last]: 'nowhere' }, proper)] : []),
    ...(security ? [ask({}, { ...proper, manner: 'stranger' })] : []),
    ...(security && answers[403] ? [ask({}, { ...proper, manner: 'powerless', headers: { ...proper.headers, ...powerless } })] : []),
    ...plain,
    ...('Idempotency-Key' in headers ? [send(own), send({ ...own, lang: 'en', description: 'other' })] : []),
    ...('If-Match' in headers ? [ask({}, proper), send(own)] : []),
    ...(body ? [ask({}, { body: tooMuch, headers: json }), ask({}, { body: 'x', headers: { 'content-type': 'text/plain' } })] : []),
    ...places.map((place) =>
      body ? send({ ...own, jurisdiction_id: place }) : ask({}, { query: place === undefined ? [] : [['jurisdiction_id', place]] }),
    ),
    ...(also[id] ?? []).map((one) => withFresh(ask({}, { ...(body && { body: '{}' }), headers: body ? json : {} }), one)),
  ];
}

/** A request with what was made for it. */
export function withFresh(asked: Asked, { parts, query = {}, headers, body }: Fresh): Asked {
  const before = body && typeof asked.body === 'string' ? (JSON.parse(asked.body) as object) : {};
  const sent = body instanceof Uint8Array ? body : body && JSON.stringify({ ...before, ...body });
  return {
    ...asked,
    parts: { ...asked.parts, ...parts },
    query: [...Object.entries(query), ...asked.query.filter(([name]) => !(name in query))],
    headers: { ...asked.headers, ...headers },
    ...(sent !== undefined && { body: sent }),
  };
}

export function addressOf({ path, parts, query }: Asked): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
  const written = new URLSearchParams(query.map(([name, value]) => [name, value])).toString();
  return `http://town.example${filled}${written && `?${written}`}`;
}

const tooMuch = new Uint8Array(24 * 2 ** 20 + 1);
const accepts = fc.constantFrom('*/*', 'text/html');
/** Dots alone would be other addresses. */
const hostileName = hostileText.filter((text) => !/^\.{0,2}$/.test(text));

/** What is sent where all is right: JSON, which all operations take that take anything but fields. */
function bodyOf(
  { id, path, method, body }: Operation,
  { paths, components: { schemas } }: OpenApiDocument,
  { bodies }: World,
): fc.Arbitrary<Sent> {
  if (!body) return fc.constant({});
  const { content } = paths[path]?.[method]?.['requestBody'] as {
    readonly content: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
  };
  const [type = '', { schema = {} } = {}] = Object.entries(content)[0] ?? [];
  // What is no JSON and no form the world makes.
  if (type !== 'application/json' && !type.endsWith('urlencoded')) return fc.constant({ headers: { 'content-type': type } });
  const made = arbitraryOf(schema, schemas).map((value) => ({ ...(value as object), ...bodies[id] }));
  return made.map((value) => ({
    body:
      type === 'application/json'
        ? JSON.stringify(value)
        : new URLSearchParams(Object.entries(value).map(([name, one]) => [name, String(one)])).toString(),
    headers: { 'content-type': type },
  }));
}

function byName<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(entries);
}

function fitting(asked: Partial<Texts>, { together, alone }: World): Texts {
  const fit = { ...asked } as Record<string, string>;
  const leaveOut = (names: readonly string[]) => names.forEach((name) => Reflect.deleteProperty(fit, name));
  for (const group of together) if (!group.every((name) => name in fit)) leaveOut(group);
  for (const group of alone) leaveOut(group.filter((name) => name in fit).slice(1));
  return fit;
}

/** Whether no reading of it is what the schema wants; a blank counts as absent everywhere. */
function isWrong(schema: JsonSchema, text: string): boolean {
  const plain = withoutInvalid(text).trim();
  const value: unknown =
    schema['type'] !== 'string' && /^(true|false|-?\d+(\.\d+)?(e[+-]?\d+)?)$/i.test(plain) ? JSON.parse(plain.toLowerCase()) : plain;
  return plain !== '' && !ajv.validate(schema, value);
}

/** Others no client can send. */
function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '').trim();
}
