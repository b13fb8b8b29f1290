import { CivicError, isCivicError, toInstant, type Batch, type HttpAnswer, type PublishedForm, type SourceContext } from '@civickit/core';
import { boundedForm } from '@civickit/core/forms';
import { readJson, type AnswerOrigin } from '../../content-system/read-json.js';
import { loadPart } from '../../source/load-part.js';
import { readEach } from '../../source/read-each.js';
import { formFileEntries, type RawFormEntry } from './form-file-entries.js';

export interface ReadFormsOptions {
  /** Of the source. */
  readonly id: string;
  /** Bytes of one file. @default 2 MiB */
  readonly maxBytes?: number | undefined;
  readonly checkLater?: boolean | undefined;
}

const defaultMaxBytes = 2 * 1024 * 1024;
/** Of all files that one index names. */
const mostBytes = 16 * 1024 * 1024;

type Found = Omit<PublishedForm, 'ref'>;

/**
 * The forms at an address, which is that of a definition or of an index. One that cannot be had or is wrong is told in `skipped`, and
 * hides no other. @throws CivicError as `Http.send` and `formFileEntries` do, of the first file; or of the first of an index if none can be had
 */
export async function readForms(
  address: string,
  { id: source, maxBytes = defaultMaxBytes, checkLater = false }: ReadFormsOptions,
  context: SourceContext,
): Promise<Batch<PublishedForm>> {
  let bytesRead = 0;
  const ask = async (url: string): Promise<HttpAnswer> => {
    if (bytesRead > mostBytes)
      throw new CivicError('too-large/answer', `${url}: the forms before it hold ${bytesRead} bytes already`, { source, url });
    const answer = await context.http.send({ method: 'GET', url: new URL(url), maxBytes }, context.signal);
    bytesRead += answer.bytes.length;
    return answer;
  };
  const file = await ask(address);
  const { entries, isIndex } = formFileEntries(file.bytes, { source, url: file.url });

  const read = async (value: unknown, origin: AnswerOrigin): Promise<Found> => {
    const unchecked = checkLater ? boundedForm(value) : undefined;
    if (unchecked) return { definition: unchecked, unchecked: true };
    const { readDefinition } = await loadPart(() => import('./read-definition.js'));
    return { definition: readDefinition(value, origin) };
  };
  const readEntry = async (entry: RawFormEntry): Promise<Found> => {
    if ('problem' in entry) throw entry.problem;
    // Of what stands within an index nobody knows when it was changed.
    if ('value' in entry) return { ...(await read(entry.value, { source, url: file.url })), ...(!isIndex && changedAt(file)) };
    const answer = await ask(entry.address);
    const origin = { source, url: answer.url };
    return { ...(await read(readJson(answer.bytes, origin), origin)), ...changedAt(answer) };
  };
  const results = await readEach(entries, readEntry, context);
  return batchOf(results, (at) => addressOf(entries[at]) ?? file.url.href, source);
}

function changedAt({ headers }: HttpAnswer): Pick<PublishedForm, 'updatedAt'> {
  const changed = Date.parse(headers.get('last-modified') ?? '');
  return Number.isNaN(changed) ? {} : { updatedAt: toInstant(changed) };
}

function batchOf(results: readonly (Found | CivicError | undefined)[], name: (at: number) => string, source: string): Batch<PublishedForm> {
  const items = new Map<string, PublishedForm>();
  const skipped: CivicError[] = [];
  results.forEach((result, at) => {
    const url = name(at);
    if (!result) skipped.push(new CivicError('timeout/answer', `${url} did not answer in time.`, { source, url }));
    else if (isCivicError(result)) skipped.push(result);
    else if (items.has(result.definition.id))
      skipped.push(
        new CivicError('invalid/form-definition', `${url}: there is a form "${result.definition.id}" before it`, { source, url }),
      );
    else items.set(result.definition.id, { ref: { source, id: result.definition.id }, ...result });
  });
  // A list of which nothing could be had is no empty list; a form that is wrong is one that there is.
  const failure = skipped.find(({ code }) => !code.endsWith('/form-definition'));
  if (failure && items.size === 0) throw failure;
  return { items: [...items.values()], order: 'unordered', skipped };
}

function addressOf(entry: RawFormEntry | undefined): string | undefined {
  return entry && 'address' in entry ? entry.address : undefined;
}
