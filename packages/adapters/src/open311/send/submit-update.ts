import { CivicError, type Instant, type SourceContext } from '@civickit/core';
import { fieldsOf, textOf } from '../../record/fields.js';
import { uncertain } from '../../source/uncertain.js';
import { addressOf, answerOptions, exchange, type Endpoint } from '../endpoint.js';
import { readRecords } from '../read/read-records.js';
import { updateKind } from '../read/record-kind.js';
import { urlencodedForm, type FormFields } from './form-body.js';

/** Something to be told about a request: a proposal of mySociety that FixMyStreet and open311-adapter take. */
export interface NewRequestUpdate {
  /** The sender's own id of the update. */
  readonly id: string;
  /** Id of the request at the server. */
  readonly request: string;
  /** A status word of the server, such as `open` or `fixed`; it is sent in capitals. */
  readonly status: string;
  readonly at: Instant;
  /** Plain text. */
  readonly description: string;
  /** The reporter's code of the request, by which `@civickit/server` knows that it is theirs. */
  readonly code?: string;
  readonly contact?: { readonly firstName?: string; readonly lastName?: string; readonly email?: string; readonly phone?: string };
  readonly media?: readonly string[];
}

/** Sends an update by `POST servicerequestupdates` and gives the id that the server has for it, where it tells. */
export async function submitUpdate(
  update: NewRequestUpdate,
  endpoint: Endpoint,
  context: SourceContext,
): Promise<{ readonly id?: string }> {
  const { dialect, source, jurisdictionId } = endpoint;
  if (!dialect.updates?.posts) {
    throw new CivicError('unsupported/capability', `${source} takes no updates: its dialect, ${dialect.name}, has none`, { source });
  }
  const request = { method: 'POST', url: addressOf({ ...endpoint, jurisdictionId: undefined }, 'updates'), ...urlencodedForm(fieldsIn(update, jurisdictionId)) } as const; // prettier-ignore
  try {
    const answer = await exchange(endpoint, context, request);
    const { records } = await readRecords(answer.bytes, updateKind, answerOptions(endpoint, context, answer));
    const id = textOf(fieldsOf(records[0])['update_id']);
    return id === undefined ? {} : { id };
  } catch (error) {
    throw uncertain(error);
  }
}

function fieldsIn(
  { id, request, status, at, description, code = '', contact = {}, media = [] }: NewRequestUpdate,
  jurisdictionId = '',
): FormFields {
  const fields: FormFields = [
    ['jurisdiction_id', jurisdictionId],
    ['update_id', id],
    ['service_request_id', request],
    ['status', status.toUpperCase()],
    ['updated_datetime', at],
    ['description', description],
    ['tracking_code', code],
    ['first_name', contact.firstName ?? ''],
    ['last_name', contact.lastName ?? ''],
    ['email', contact.email ?? ''],
    ['phone', contact.phone ?? ''],
    ...media.map((url) => ['media_url', url] as const),
  ];
  return fields.filter(([, value]) => value !== '');
}
