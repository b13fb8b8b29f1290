import { CivicError, type Consent, type Instant, type Issue, type NewServiceRequest } from '@civickit/core';
import { flagOf } from '../../../record/fields.js';
import { FieldReader, type PostLimits } from './field-reader.js';
import { readSentAnswers } from './sent-answers.js';
import { readSentFields, type SentFile } from './sent-fields.js';
import { readSentPlace } from './sent-place.js';

export interface RequestPostOptions {
  /** Reports without any place are taken too. @default false */
  readonly placeless?: boolean;
  readonly limits?: Partial<PostLimits>;
}

/** What a body of `POST requests` says. */
export interface SentRequest {
  readonly draft: NewServiceRequest;
  readonly jurisdiction?: string;
  readonly apiKey?: string;
  readonly accountId?: string;
  readonly deviceId?: string;
  /** The sender's own key of the report, for pages that cannot send the header `Idempotency-Key`. */
  readonly key?: string;
  /** They are not in the draft: store them and put their addresses into its `media`. */
  readonly files: readonly SentFile[];
}

/**
 * Reads what `POST requests` is sent: the form of the standard, the same with files, or the same names in JSON. Blank counts as absent,
 * and names that are none of ours are passed over. What the report says is checked only as far as one can without knowing the type.
 * @throws CivicError `invalid/draft`, with the member of the draft and the name of the field for each fault
 */
export async function readRequestPost(
  body: Uint8Array,
  contentType: string,
  { placeless = false, limits = {} }: RequestPostOptions = {},
): Promise<SentRequest> {
  const most = { ...postLimits, ...limits };
  const { fields, files } = await readSentFields(body, contentType, most.fields);
  const reader = new FieldReader(fields, most);
  const draft = draftOf(reader, placeless);
  if (files.length > most.files) reader.refuse('/media', `There are ${files.length} files, ${most.files} are allowed`);
  const about = {
    jurisdiction: reader.line('jurisdiction_id', ''),
    apiKey: reader.line('api_key', ''),
    accountId: reader.line('account_id', ''),
    // The second name is FixMyStreet's.
    deviceId: reader.line('device_id', '') ?? reader.line('deviceid', ''),
    key: reader.line('idempotency_key', ''),
  };
  if (reader.issues.length > 0) throw refusal(reader.issues);
  return { draft, ...present(about), files };
}

/** Characters are counted as code points. */
const postLimits: PostLimits = { description: 4000, line: 500, answer: 4000, fields: 1000, media: 10, files: 10 };

function draftOf(reader: FieldReader, placeless: boolean): NewServiceRequest {
  const type = reader.line('service_code', '/type');
  if (type === undefined && !reader.has('service_code')) reader.refuse('/type', 'service_code is missing');
  const place = readSentPlace(reader);
  const isSomewhere = ['lat', 'long', 'address_string', 'address_id'].some((name) => reader.has(name));
  if (!placeless && !isSomewhere) reader.refuse('/where', 'lat and long are missing, and so are address_string and address_id');
  const contact = present({
    firstName: reader.line('first_name', '/contact/firstName'),
    lastName: reader.line('last_name', '/contact/lastName'),
    email: reader.matching('email', '/contact/email', /^[^\s@]+@[^\s@]+$/, 'is no address such as name@town.example'),
    phone: reader.line('phone', '/contact/phone'),
  });
  const answers = readSentAnswers(reader);
  const media = reader.addresses('media_url', '/media');
  const toCome = reader.matching('media_to_come', '/mediaToCome', /^\d{1,3}$/, 'is no number of pictures');
  const rest = present({
    description: reader.prose('description', '/description', reader.limits.description),
    ...place,
    consent: consentOf(reader),
    isPrivate: privacyOf(reader),
    lang: reader.matching('lang', '/lang', /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i, 'is no tag of a language such as zh-Hans'),
  });
  return {
    type: type ?? '',
    ...rest,
    ...(answers && { answers }),
    ...(media.length > 0 && { media: media.map((url) => ({ url })) }),
    ...(toCome !== undefined && { mediaToCome: Number(toCome) }),
    ...(Object.keys(contact).length > 0 && { contact }),
  };
}

/** An extension of ours. What is neither yes nor no is refused: nobody may be shown what was meant to be private. */
function privacyOf(reader: FieldReader): true | undefined {
  const flag = reader.matching('private', '/isPrivate', /^(?:true|false|1|0)$/i, 'is neither true nor false');
  return flag !== undefined && flagOf(flag) ? true : undefined;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/** What, which version and when: half a consent is none. */
function consentOf(reader: FieldReader): Consent | undefined {
  const policy = reader.line('consent_policy', '/consent/policy');
  const version = reader.line('consent_version', '/consent/version');
  const at = reader.matching('consent_datetime', '/consent/at', instant, 'is no date and time with offset');
  if (policy === undefined && version === undefined && at === undefined) return undefined;
  if (policy !== undefined && version !== undefined && at !== undefined && !Number.isNaN(Date.parse(at)))
    return { policy, version, at: at as Instant };
  reader.refuse('/consent', 'consent_policy, consent_version and consent_datetime go together');
  return undefined;
}

function present<T extends object>(members: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as ReturnType<typeof present<T>>;
}

function refusal(issues: readonly Issue[]): CivicError {
  const said = issues.map(({ message }) => message).join('; ').slice(0, 1000); // prettier-ignore
  return new CivicError('invalid/draft', `The report is not taken: ${said}`, { issues });
}
