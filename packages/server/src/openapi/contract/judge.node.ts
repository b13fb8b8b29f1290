import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats as formats } from 'ajv-formats/dist/formats.js';
import type { OpenApiDocument } from '../document.js';
import type { JsonSchema } from '../operation.js';

interface DescribedAnswer {
  readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
}

/** Tells what is wrong with an answer by the document: nothing, one hopes. */
export type Judge = (path: string, method: string, status: number, type: string | null, body: string) => readonly string[];

export function judgeBy(document: OpenApiDocument): Judge {
  const ajv = new Ajv2020({ strict: false, formats });
  const { components } = document;
  const compiled = new Map<string, ValidateFunction>();
  return (path, method, status, type, body) => {
    // What a relay says of others is no fault of ours.
    if (status === 500 || status === 503) return [`${status}`];
    const { responses } = document.paths[path]?.[method] as { readonly responses: Readonly<Record<string, DescribedAnswer>> };
    const described = responses[status];
    if (!described) return [`${status} is not among ${Object.keys(responses).join(', ')}`];
    if (method === 'head') return body === '' ? [] : ['a body to HEAD'];
    if (!described.content) return body === '' ? [] : ['a body that nothing is said of'];
    const essence = (type ?? '').split(';')[0] ?? '';
    if (Object.hasOwn(described.content, '*/*')) return [];
    if (!Object.hasOwn(described.content, essence))
      return [`${status} comes as ${type ?? 'nothing'}, not as ${Object.keys(described.content).join(', ')}`];
    if (!/json$/.test(essence) || essence.endsWith('ndjson')) return [];
    const key = `${method} ${path} ${status} ${essence}`;
    let validate = compiled.get(key);
    if (!validate) compiled.set(key, (validate = ajv.compile({ allOf: [described.content[essence]?.schema ?? {}], components })));
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch (error) {
      return [`no JSON: ${String(error)}`];
    }
    return validate(value) ? [] : [`${status}: ${ajv.errorsText(validate.errors)} in ${body.slice(0, 400)}`];
  };
}
