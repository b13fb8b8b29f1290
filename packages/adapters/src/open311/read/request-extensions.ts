import type { Ref, RequestAnswer, RequestUpdate } from '@civickit/core';
import { fieldsOf, listOf, textOf } from '../../record/fields.js';
import type { ReadProse } from './prose.js';
import { mediaOf, whenOf, type RecordOrigin } from './request-record.js';
import { meaningOf } from './statuses.js';

/** `attributes` of a request: `{ code, label, name, value }`, where servers answer to `extensions`. */
export function answersOf(value: unknown, proseOf: ReadProse): readonly RequestAnswer[] | undefined {
  const answers = listOf(value).flatMap((one): RequestAnswer[] => {
    const { code, name, label, value: given } = fieldsOf(one);
    const id = textOf(code) ?? textOf(name);
    const values = listOf(given).flatMap((each) => textOf(each) ?? []);
    const [first] = values;
    if (id === undefined || first === undefined) return [];
    const title = proseOf(label) ?? proseOf(name);
    return [{ code: id, ...(title !== undefined && { label: title }), value: Array.isArray(given) ? values : first }];
  });
  return answers.length > 0 ? answers : undefined;
}

/** `notes` of a request: `{ datetime, description, type, summary }`, of our server with `photos`, oldest first. */
export function notesOf(
  value: unknown,
  request: Ref,
  { zone, proseOf, url }: Pick<RecordOrigin, 'zone' | 'proseOf' | 'url'>,
): readonly RequestUpdate[] | undefined {
  const notes = listOf(value).flatMap((one): RequestUpdate[] => {
    const { datetime, description, summary, type } = fieldsOf(one);
    const text = proseOf(description) ?? proseOf(summary);
    const at = whenOf(datetime, zone);
    const given = textOf(type);
    const media = mediaOf(fieldsOf(one), url);
    if (text === undefined && at === undefined && !media) return [];
    const { status, stage } = given === undefined ? { status: undefined, stage: undefined } : meaningOf(given);
    return [
      {
        request,
        ...(at && { at }),
        ...(text !== undefined && { description: text }),
        ...(given !== undefined && { statusGiven: given }),
        ...(stage && { stage }),
        ...(status === 'closed' && { authorityStatus: status }),
        ...(media && { media }),
        raw: one,
      },
    ];
  });
  return notes.length > 0 ? oldestFirst(notes) : undefined;
}

/** Updates in their order; what is undated keeps its place behind its neighbour. */
export function oldestFirst(updates: readonly RequestUpdate[]): readonly RequestUpdate[] {
  let before = -Infinity;
  const placed = updates.map((update) => ({ update, at: (before = update.at ? Date.parse(update.at.iso) : before) }));
  return placed.sort((a, b) => a.at - b.at).map(({ update }) => update);
}
