import { CivicError } from '../../errors/civic-error.js';
import type { FormDefinition } from '../../forms/definition/form-definition.js';
import type { Question } from '../../forms/definition/questions.js';
import type { RequestSource } from '../../requests/request-source.js';
import type { NewServiceRequest } from '../../requests/new-service-request.js';
import type { Receipt } from '../../requests/receipt.js';
import type { ServiceRequest } from '../../requests/service-request.js';
import type { Sender } from '../../source/sender.js';
import type { SourceContext } from '../../source/source.js';
import { exactWhen } from '../../when/exact-when.js';
import { toInstant } from '../../when/to-instant.js';

type Row = Readonly<Record<string, unknown>>;

const id = 'plain';
const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');

/** The least that reads and sends the JSON of the standard, so that servers and contract can be tried on each other. */
export function plainReader(base: string, jsonPages = false): RequestSource & { readonly send: Sender<NewServiceRequest> } {
  async function ask(path: string, { http, signal }: SourceContext, fields?: URLSearchParams): Promise<unknown> {
    const url = new URL(`${base}/${path}`);
    const form = { method: 'POST', body: String(fields), headers: { 'content-type': 'application/x-www-form-urlencoded' } } as const;
    const { bytes } = await http.send({ url, ...(fields ? form : { method: 'GET' }) }, signal);
    try {
      return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    } catch (cause) {
      throw new CivicError('protocol/not-json', 'no JSON', { cause });
    }
  }
  async function rowsOf(path: string, context: SourceContext, fields?: URLSearchParams): Promise<readonly Row[]> {
    const list = await ask(path, context, fields);
    if (Array.isArray(list)) return list as Row[];
    throw new CivicError('protocol/wrong-shape', 'no list');
  }
  const unknownAsNone = (error: unknown) => {
    if (error instanceof CivicError && error.status === 404) return [];
    throw error;
  };
  return {
    kind: 'requests',
    id,
    applies: new Set(['type', 'status'] as const),
    async list({ type, status }, cursor, context) {
      const asked = new URLSearchParams({
        ...(type && { service_code: type }),
        ...(status && { status }),
        ...(cursor && { page: cursor }),
      });
      const rows = await rowsOf(`requests.json?${asked}`, context);
      const items = rows.flatMap((row) => (row && text(row['service_request_id']) ? toRequest(row, context.zone) : []));
      const skipped = Array.from(rows.slice(items.length), () => new CivicError('protocol/wrong-shape', 'a row without id'));
      return { items, order: 'unordered', skipped, ...(jsonPages && rows.length > 0 && { next: String(Number(cursor ?? 1) + 1) }) };
    },
    async get(wanted, context) {
      const [row] = await rowsOf(`requests/${wanted}.json`, context).catch(unknownAsNone);
      return row && toRequest(row, context.zone);
    },
    async types(_options, context) {
      const rows = await rowsOf('services.json', context);
      const items = rows.map((row) => ({
        ref: { source: id, id: text(row['service_code']) },
        name: text(row['service_name']),
        hasQuestions: row['metadata'] === true,
      }));
      return { items, skipped: [] };
    },
    describe: async (type, _options, context) => toForm(type, (await ask(`services/${type}.json`, context)) as Row),
    send: {
      resend: 'search-first',
      async submit({ type, description, where, address, contact, answers = {} }, _key, context) {
        const given = { service_code: type, description, address_string: address, email: contact?.email };
        const place = where
          ? [
              ['lat', String(where.latitude)],
              ['long', String(where.longitude)],
            ]
          : [];
        const attributes = Object.entries(answers).flatMap(([code, value]) =>
          typeof value === 'object' ? value.map((one) => [`attribute[${code}][]`, one]) : [[`attribute[${code}]`, String(value)]],
        );
        const known = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : []));
        const [row] = await rowsOf('requests.json', context, new URLSearchParams([['api_key', 'key'], ...known, ...place, ...attributes]));
        return toReceipt(row, context);
      },
      async settle(token, context) {
        const [row] = await rowsOf(`tokens/${token}.json`, context);
        return row?.['service_request_id'] ? toReceipt(row, context) : undefined;
      },
      async find({ type, description }, _key, context) {
        const rows = await rowsOf(`requests.json?service_code=${type}`, context);
        const found = rows.find((row) => row['description'] === description);
        return found && toReceipt(found, context);
      },
    },
  };
}

function toReceipt(row: Row | undefined, { clock }: SourceContext): Receipt {
  const common = { source: id, at: toInstant(clock.now()) };
  const [found, token] = [text(row?.['service_request_id']), text(row?.['token'])];
  if (found) return { ...common, strength: 'acknowledged', ref: { source: id, id: found } };
  return token ? { ...common, strength: 'pending', token } : { ...common, strength: 'acknowledged' };
}

function toRequest(row: Row, zone: string): ServiceRequest {
  const requested = exactWhen(text(row['requested_datetime']), zone);
  const updated = exactWhen(text(row['updated_datetime']), zone);
  const where = { latitude: Number(text(row['lat']) || NaN), longitude: Number(text(row['long']) || NaN) };
  const isPlace = Math.abs(where.latitude) <= 90 && Math.abs(where.longitude) <= 180 && where.latitude !== 0;
  return {
    ref: { source: id, id: text(row['service_request_id']) },
    type: { id: text(row['service_code']), name: text(row['service_name']) },
    authorityStatus: text(row['status']).toLowerCase() === 'closed' ? 'closed' : 'open',
    description: text(row['description']),
    address: text(row['address']),
    ...(requested && { requested }),
    ...(updated && { updated }),
    ...(isPlace && { where }),
  };
}

function toForm(type: string, { attributes }: Row): FormDefinition {
  const kinds: Readonly<Record<string, string>> = {
    string: 'text',
    text: 'textarea',
    number: 'decimal',
    datetime: 'datetime',
    singlevaluelist: 'choice',
    multivaluelist: 'choices',
  };
  const questions = (attributes as readonly Row[]).map((row) => ({
    id: text(row['code']),
    label: text(row['description']),
    type: row['variable'] === true ? kinds[text(row['datatype'])] : 'note',
    required: row['required'] === true,
    ...(row['values'] !== undefined && {
      options: (row['values'] as readonly Row[]).map(({ key, name }) => ({ value: text(key), label: text(name) })),
    }),
  }));
  return { format: 'civic-form/1', id: type, version: '1', pages: [{ id: '1', questions: questions as unknown as Question[] }] };
}
