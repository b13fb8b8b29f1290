import { addDuration, type CivicError, type ReportInstead, requestKinds, type RequestType } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { fieldsOf, flagOf, listOf, numberOf, textOf } from '../record/fields.js';
import { flagged } from './read/flagged.js';
import type { ReadProse } from './read/prose.js';
import { readRecords, type AnswerOptions, type Parsed } from './read/read-records.js';
import { serviceKind } from './read/record-kind.js';

/**
 * Reads an answer to `GET services`, XML or JSON, in any envelope. What Open311 calls a service is a type of request here. Types with a
 * keyword that the dialect hides are left out. A type that is listed several times, as under several headings, is one with all its words.
 * @throws CivicError as `parseRequests`
 */
export async function parseServices(answer: Uint8Array | string, options: AnswerOptions = {}): Promise<Parsed<RequestType>> {
  const { records, cut, proseOf } = await readRecords(answer, serviceKind, options);
  const { hiddenKeywords, needs } = options.dialect ?? {};
  const hidden = new Set(hiddenKeywords);
  // A position can be written as words.
  const asked = needs?.filter((need) => need !== 'address');
  const items = new Map<string, RequestType>();
  const problems: CivicError[] = [];
  records.forEach((raw, at) => {
    const type = typeOf(raw, options.source ?? '', proseOf);
    if (!type) return problems.push(flagged(at, 'no service_code', options));
    if (type.keywords?.some((word) => hidden.has(word))) return;
    const known = items.get(type.ref.id);
    items.set(type.ref.id, known ? joined(known, type) : asked ? { ...type, needs: asked } : type);
    if (known && known.name !== type.name) problems.push(flagged(at, `the service_code ${type.ref.id} has two names`, options));
  });
  if (cut) problems.push(flagged(records.length, cut, options));
  return { items: [...items.values()], problems };
}

/** By its other names and headings it is found as well; where it stands is said by the first. */
function joined(known: RequestType, again: RequestType): RequestType {
  const other = again.name === known.name ? [] : [again.name];
  const keywords = [...new Set([known, again].flatMap((type) => type.keywords ?? []).concat(other, again.groups ?? []))];
  return {
    ...again,
    ...known,
    hasQuestions: known.hasQuestions || again.hasQuestions,
    ...(keywords.length > 0 && { keywords }),
  };
}

function typeOf(raw: unknown, source: string, proseOf: ReadProse): RequestType | undefined {
  const record = fieldsOf(raw);
  const id = textOf(record['service_code']);
  if (id === undefined) return undefined;
  const description = proseOf(record['description']);
  const groups = wordsOf(record['groups'] ?? record['group'], proseOf, (text) => [text]);
  const keywords = wordsOf(record['keywords'], proseOf, (text) => text.split(','));
  const similarWithin = numberOf(record['similar_within']);
  const promised = durationIn(textOf(record['promised']));
  const promisedWorkdays = numberOf(record['promised_workdays']);
  const instead = insteadOf(record['instead'], proseOf);
  const kind = requestKinds.find((one) => one === textOf(record['kind']));
  const processing = textOf(record['type'])?.toLowerCase();
  return {
    ref: { source, id },
    name: proseOf(record['service_name']) ?? id,
    // Words such as "false" are no yes.
    hasQuestions: flagOf(record['metadata']) ?? false,
    ...(description !== undefined && { description }),
    ...(groups.length > 0 && { groups }),
    ...(keywords.length > 0 && { keywords }),
    ...((processing === 'realtime' || processing === 'batch' || processing === 'blackbox') && { processing }),
    ...(promised !== undefined && { promised }),
    ...(promisedWorkdays !== undefined && promisedWorkdays > 0 && Number.isInteger(promisedWorkdays) && { promisedWorkdays }),
    ...(kind && { kind }),
    ...(flagOf(record['placeless']) && { placeless: true }),
    ...(flagOf(record['photoless']) && { photoless: true }),
    ...(flagOf(record['may_be_private']) && { mayBePrivate: true }),
    ...(similarWithin !== undefined && similarWithin >= 0 && { similarWithin }),
    ...(instead && { instead }),
    raw,
  };
}

/** Undefined for what nobody could add to a date. */
function durationIn(text: string | undefined): string | undefined {
  try {
    return text !== undefined && addDuration(0, text) > 0 ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where nothing says whom to turn to. */
function insteadOf(value: unknown, proseOf: ReadProse): ReportInstead | undefined {
  const record = fieldsOf(value);
  const [office, phone, url] = [proseOf(record['office']), proseOf(record['phone']), pageUrl(textOf(record['url']) ?? '')];
  if (office === undefined) return undefined;
  const reason = textOf(record['reason']) === 'emergency' ? 'emergency' : 'other-office';
  return { reason, office, ...(phone !== undefined && { phone }), ...(url && { url }) };
}

function wordsOf(value: unknown, proseOf: ReadProse, parts: (text: string) => readonly string[]): readonly string[] {
  const words = listOf(value).flatMap((one) => parts(textOf(one) ?? ''));
  return [...new Set(words.flatMap((word) => proseOf(word) ?? []))];
}
