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
  // One schema for all answers: each for itself would have all that the document names read once more.
  const ajv = new Ajv2020({ strict: false, formats }).addSchema(document, 'document');
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
    const pointer = pointerTo('paths', path, method, 'responses', String(status), 'content', essence, 'schema');
    let validate = compiled.get(pointer);
    if (!validate) {
      const { schema } = described.content[essence] ?? {};
      compiled.set(pointer, (validate = ajv.compile(schema ? { $ref: `document#${pointer}` } : {})));
    }
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch (error) {
      return [`no JSON: ${String(error)}`];
    }
    return validate(value) ? [] : [`${status}: ${ajv.errorsText(validate.errors)} in ${body.slice(0, 400)}`];
  };
}

function pointerTo(...names: readonly string[]): string {
  return names.map((name) => `/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');
}
