import { fieldsOf, type Fields } from '../../record/fields.js';
import { quoteNumbers } from './quote-numbers.js';
import { errorRoots, type RecordKind } from './record-kind.js';

/** Records as they came, what is none among them, and what the answer says about itself. */
export interface ReadRecords {
  readonly records: readonly unknown[];
  /** The answer is a list of errors, and not what was asked for. */
  readonly refusal?: boolean;
  readonly meta?: Fields;
  /** Why the rest of the document is missing. */
  readonly cut?: string;
}

const deepest = 4;

/** JSON to the letter, else with numbers quoted; undefined for what is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(quoteNumbers(text));
    } catch {
      return undefined;
    }
  }
}

/** The records of an answer, bare or in any of the envelopes that servers put them in; undefined where there is no list or record. */
export function jsonRecords(value: unknown, kind: RecordKind, envelopes: readonly string[] = [], depth = 0): ReadRecords | undefined {
  if (Array.isArray(value)) return listed(value, kind);
  if (typeof value !== 'object' || value === null || depth > deepest) return undefined;
  const record = value as Fields;
  if (isRecord(record, kind)) return { records: [record] };
  const member = [...envelopes, ...kind.lists, ...kind.items].find((name) => typeof record[name] === 'object' && record[name] !== null);
  const within = member === undefined ? undefined : jsonRecords(record[member], kind, envelopes, depth + 1);
  if (within) return { ...within, ...(record['meta'] ? { meta: fieldsOf(record['meta']) } : {}) };
  // An empty list that a PHP server has turned into an object, or into nothing.
  if (member !== undefined || [...envelopes, ...kind.lists].some((name) => name in record)) return { records: [] };
  const refuses = [...errorRoots, 'message', 'faultstring', 'fault', 'title'].some((name) => name in record);
  return refuses ? { records: [], refusal: true } : undefined;
}

function listed(list: readonly unknown[], kind: RecordKind): ReadRecords {
  const [first] = list;
  if (isError(first, kind)) return { records: [], refusal: true };
  const wraps = first !== undefined && !isRecord(fieldsOf(first), kind) && kind.items.some((name) => name in fieldsOf(first));
  return { records: wraps ? list.map((one) => kind.items.map((name) => fieldsOf(one)[name]).find((inner) => inner) ?? one) : list };
}

function isRecord(record: Fields, { fields }: RecordKind): boolean {
  // By index: each list comes this way, cold.
  for (let at = 0; at < fields.length; at++) if ((fields[at] as string) in record) return true;
  return false;
}

function isError(value: unknown, kind: RecordKind): boolean {
  const record = fieldsOf(value);
  return 'code' in record && ('description' in record || 'message' in record) && !isRecord(record, kind);
}
