import { CivicError } from '@civickit/core';
import { FieldReader } from './field-reader.js';
import { readSentFields } from './sent-fields.js';

/** What a body of `POST servicerequestupdates` says; nothing of it is judged but its form. */
export interface SentUpdate {
  /** The sender's own id of the update. */
  readonly id?: string;
  /** Id of the request. */
  readonly request?: string;
  /** In capitals. */
  readonly status?: string;
  readonly description?: string;
  /** By which somebody shows that the request is theirs: an extension. */
  readonly code?: string;
  /** The sender's own key of the update, for pages that cannot send the header `Idempotency-Key`: an extension. */
  readonly key?: string;
  readonly jurisdiction?: string;
  /** Whether pictures are named or come along. */
  readonly hasMedia: boolean;
}

const limits = { description: 5000, line: 500, answer: 4000, fields: 100, media: 10, files: 10 };

/**
 * Reads what `POST servicerequestupdates` is sent, a proposal of mySociety. Who it is from and when they wrote it is passed over.
 * @throws CivicError `invalid/draft`, with the name of the field for each fault
 */
export async function readUpdatePost(body: Uint8Array, contentType: string): Promise<SentUpdate> {
  const { fields, files } = await readSentFields(body, contentType, limits.fields);
  const reader = new FieldReader(fields, limits);
  const said = {
    id: reader.line('update_id', '/id'),
    request: reader.line('service_request_id', '/request'),
    status: reader.line('status', '/status')?.toUpperCase(),
    description: reader.prose('description', '/description', limits.description),
    code: reader.line('tracking_code', '/code'),
    key: reader.line('idempotency_key', ''),
    jurisdiction: reader.line('jurisdiction_id', ''),
  };
  const { issues } = reader;
  if (issues.length > 0) {
    const words = issues.map(({ message }) => message).join('; ');
    throw new CivicError('invalid/draft', `The update is not taken: ${words}`.slice(0, 1000), { issues });
  }
  const present = Object.entries(said).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(present), hasMedia: files.length > 0 || reader.has('media_url') };
}
