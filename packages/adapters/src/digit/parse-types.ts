import { CivicError, type RequestType, type TypeList } from '@civickit/core';
import { readJson, type AnswerOrigin } from '../content-system/read-json.js';
import { fieldsOf, flagOf, numberOf, textOf, type Fields } from '../record/fields.js';

const moduleName = 'RAINMAKER-PGR';
const masterName = 'ServiceDefs';

/** The question for the categories, as MDMS v1 and v2 want it. */
export function typesQuestion(tenantId: string): Fields {
  return {
    MdmsCriteria: {
      tenantId,
      schemaCode: `${moduleName}.${masterName}`,
      limit: 1000,
      moduleDetails: [{ moduleName, masterDetails: [{ name: masterName }] }],
    },
  };
}

/**
 * The categories in an answer of MDMS v1 or v2, or in a file of `ServiceDefs`, in their order; what is not active is left out.
 * @throws CivicError `protocol/html-instead`, `protocol/not-json`, `protocol/wrong-shape`
 */
export function parseTypes(bytes: Uint8Array, origin: AnswerOrigin): TypeList {
  const { source, url } = origin;
  const rows = rowsOf(readJson(bytes, origin));
  if (!rows) throw new CivicError('protocol/wrong-shape', `${url.href} gave no ${masterName}.`, { source, url: url.href });
  const found = new Map<string, { type: RequestType; order: number }>();
  const skipped: CivicError[] = [];
  for (const [at, row] of rows.entries()) {
    const outer = fieldsOf(row);
    const definition = 'data' in outer ? fieldsOf(outer['data']) : outer;
    const type = typeOf(definition, source);
    if (!type || found.has(type.ref.id)) {
      const reason = type ? `repeats the serviceCode ${type.ref.id}` : 'has no serviceCode';
      skipped.push(new CivicError('protocol/wrong-shape', `Row ${at + 1} ${reason}.`, { source, url: url.href }));
    } else if (flagOf(definition['active']) !== false && flagOf(outer['isActive']) !== false) {
      found.set(type.ref.id, { type, order: numberOf(definition['order']) ?? Infinity });
    }
  }
  const inOrder = [...found.values()].sort((a, b) => (a.order === b.order ? 0 : a.order - b.order));
  return { items: inOrder.map(({ type }) => type), skipped };
}

function rowsOf(answer: unknown): readonly unknown[] | undefined {
  const { MdmsRes, mdms, [masterName]: own } = fieldsOf(answer);
  const module = fieldsOf(fieldsOf(MdmsRes)[moduleName])[masterName];
  return [answer, module, mdms, own].find(Array.isArray) as unknown[] | undefined;
}

function typeOf(definition: Fields, source: string): RequestType | undefined {
  const id = textOf(definition['serviceCode']);
  if (!id) return undefined;
  const group = textOf(definition['menuPath']);
  const hours = numberOf(definition['slaHours']);
  const agency = textOf(definition['department']);
  const keywords = (textOf(definition['keywords']) ?? '').split(',').flatMap((word) => textOf(word) ?? []);
  return {
    ref: { source, id },
    // Older data keeps names apart, among the texts of the interface.
    name: textOf(definition['name']) ?? id,
    ...(group && { groups: [group] }),
    ...(keywords.length > 0 && { keywords }),
    hasQuestions: false,
    ...(agency && { agency }),
    ...(hours !== undefined && hours > 0 && { promised: `PT${Math.ceil(hours)}H` }),
    raw: definition,
  };
}
