import { withoutInvalid } from '@civickit/core/markup';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats as formats } from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import type { OpenApiDocument } from '../document.js';
import type { JsonSchema, Operation, Parameter } from '../operation.js';
import { arbitraryOf, hostileJson, hostileText } from './arbitrary-of.node.js';

/** `valid` as the document has it, `wrong` in one parameter, `hostile` in all; as a `stranger` where somebody must have signed in. */
type Manner = 'valid' | 'wrong' | 'hostile' | 'stranger';

export interface Asked {
  readonly manner: Manner;
  readonly url: string;
  readonly init: RequestInit;
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
  /** Those of somebody who may do all that staff may. */
  readonly headers: Readonly<Record<string, string>>;
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
    url: addressOf(path, parts, asked),
    init: {
      method: method.toUpperCase(),
      headers: { ...said },
      ...(bytes !== undefined && hasBody && { body: bytes }),
    },
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
  { id, path, method, query = {}, inPath = {}, headers = {}, body, security }: Operation,
  { known, bodies }: World,
): readonly Asked[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const parts = Object.fromEntries(
    names.map((name) => [name, known[name]?.[0] ?? (inPath[name]?.schema['enum'] as string[] | undefined)?.[0] ?? 'x']),
  );
  const ask = (other: Texts, asked: readonly (readonly [string, string])[], init: RequestInit = {}): Asked => ({
    manner: 'hostile',
    url: addressOf(path, { ...parts, ...other }, asked),
    init: { method: method.toUpperCase(), ...init },
  });
  const send = (value: unknown) =>
    ask({}, [], { body: typeof value === 'string' ? value : JSON.stringify(value), headers: { 'content-type': 'application/json', 'idempotency-key': `contract-${id}-0` } }); // prettier-ignore
  const plain = names.filter((name) => !inPath[name]).map((name) => ask({ [name]: '\0' }, [], body && { body: '{}' }));
  const own = bodies[id];
  const places = 'jurisdiction_id' in query ? [undefined, 'nowhere'] : [];
  return [
    ...(security ? [{ ...ask({}, []), manner: 'stranger' as const }] : []),
    ...plain,
    ...('Idempotency-Key' in headers ? [send(own), send({ ...own, lang: 'en', description: 'other' })] : []),
    ...(body ? [send('x'.repeat(24 * 2 ** 20 + 1)), ask({}, [], { body: 'x', headers: { 'content-type': 'text/plain' } })] : []),
    ...places.map((place) =>
      body ? send({ ...own, jurisdiction_id: place }) : ask({}, place === undefined ? [] : [['jurisdiction_id', place]]),
    ),
  ];
}

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

function addressOf(path: string, parts: Texts, asked: Iterable<readonly [string, string]>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
  const query = new URLSearchParams([...asked].map(([name, value]) => [name, value])).toString();
  return `http://town.example${filled}${query && `?${query}`}`;
}

/** Others no client can send. */
function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '').trim();
}
