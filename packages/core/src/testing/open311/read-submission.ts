import type { SampleQuestion, SampleReport, SampleType } from '../town/sample-town.js';
import type { DateStyle } from './dates.js';
import type { Dialect, Submitting, Wire } from './dialect.js';
import { isForm, isMultipart, valueOf, valuesOf, type Received } from './received.js';
import { isRefusal, refuse, type Refusal } from './refusal.js';
import type { TownState } from './town-state.js';

type Draft = Omit<SampleReport, 'id' | 'requested'>;

const standardFields = new Set(
  'api_key jurisdiction_id service_code lat long address_string address_id email device_id account_id first_name last_name phone description media_url'.split(
    ' ',
  ),
);

/** What was sent as a report, or why it is not taken. */
export function readSubmission(state: TownState, dialect: Dialect, wire: Wire, submitting: Submitting): Draft | Refusal {
  const { received } = wire;
  const unfit = unfitBody(received, submitting) ?? unfitFields(received, submitting);
  if (unfit) return unfit;
  const field = (name: string) => valueOf(received.fields, name);
  const code = field('service_code');
  if (code === undefined) return refuse('invalid', 'service_code was not provided');
  const type = state.types.find((one) => wire.code(one) === code);
  if (!type) return refuse('unknown', `The service code ${code} is unknown`);
  const where = readPlace(received, submitting);
  if (isRefusal(where)) return where;
  const answers = readAnswers(received, type, submitting.lists, dialect.dates);
  if (isRefusal(answers)) return answers;
  const [description, email, phone] = [field('description'), field('email'), field('phone')];
  if (description !== undefined && description.length > 4000) return refuse('invalid', 'description is longer than 4000 characters');
  if (submitting.email && email === undefined) return refuse('invalid', "Email can't be blank");
  const name = [field('first_name'), field('last_name')].filter((part) => part !== undefined).join(' ');
  const media = readMedia(received, submitting);
  if (isRefusal(media)) return media;
  const draft: Draft = {
    type: type.code,
    status: 'open',
    ...where,
    ...(description !== undefined && { description }),
    ...(Object.keys(answers).length > 0 && { answers }),
    ...(media.length > 0 && { media }),
    contact: { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) },
  };
  const isTwin = submitting.refusesDuplicates && state.sent.some((one) => fingerprint(one) === fingerprint(draft));
  return isTwin ? refuse('invalid', 'Invalid service request: base is a duplicate.') : draft;
}

function fingerprint({ type, description, where, address }: Draft): string {
  return JSON.stringify([type, description, where, address]);
}

function unfitBody(received: Received, { files }: Submitting): Refusal | undefined {
  if (isForm(received)) return undefined;
  if (!isMultipart(received)) return refuse('invalid', `The body is no url-encoded form but ${received.contentType || 'nothing'}`);
  if (!files) return refuse('invalid', 'multipart/form-data is not read here');
  const odd = received.files.find(({ part }) => !files.test(part));
  return odd && refuse('invalid', `No file may be called ${odd.part}`);
}

function unfitFields({ fields }: Received, { strictFields, lists, base64 }: Submitting): Refusal | undefined {
  if (strictFields) {
    const odd = fields.find(([name]) => !standardFields.has(name) && !name.startsWith('attribute[') && !strictFields.includes(name));
    if (odd) return refuse('invalid', `Unknown parameter: ${odd[0]}`);
  }
  const bare = fields.find(([name]) => name.startsWith('attribute') && !/^attribute\[[^\]]+\](\[\])?$/.test(name));
  if (bare) return refuse('invalid', `Answers are written attribute[CODE], not ${bare[0]}`);
  if (lists === 'repeated' && fields.some(([name]) => name.endsWith('[]'))) {
    return refuse('invalid', 'Several answers are written by repeating attribute[CODE], without []');
  }
  const coded = base64 ? valueOf(fields, base64) : undefined;
  if (coded !== undefined && !/^[A-Za-z0-9+/]+={0,2}$/.test(coded)) return refuse('invalid', `${base64 ?? ''} is no Base64`);
  return undefined;
}

function readPlace({ fields }: Received, { bothPlaces }: Submitting): Partial<Draft> | Refusal {
  const [lat, long] = [valueOf(fields, 'lat'), valueOf(fields, 'long')];
  const [address, addressId] = [valueOf(fields, 'address_string'), valueOf(fields, 'address_id')];
  if ((lat === undefined) !== (long === undefined)) return refuse('invalid', 'lat and long go together');
  if (lat === undefined && address === undefined && addressId === undefined) {
    return refuse('invalid', 'A location is needed: lat and long, address_string or address_id');
  }
  if (bothPlaces && (lat === undefined || address === undefined)) return refuse('invalid', 'lat, long and address_string are needed');
  const where = { latitude: Number(lat), longitude: Number(long) };
  if (lat !== undefined && !(Math.abs(where.latitude) <= 90 && Math.abs(where.longitude) <= 180)) {
    return refuse('invalid', `lat ${lat}, long ${long ?? ''} is no place`);
  }
  return {
    ...(lat !== undefined && { where }),
    ...(address !== undefined && { address }),
    ...(addressId !== undefined && { addressId }),
  };
}

function readMedia({ fields, files }: Received, { severalMedia, base64 }: Submitting): readonly string[] | Refusal {
  const urls = valuesOf(fields, 'media_url');
  if (urls.length > 1 && !severalMedia) return refuse('invalid', 'There may be one media_url');
  const odd = urls.find((url) => !/^https?:\/\//.test(url));
  if (odd !== undefined) return refuse('invalid', `media_url ${odd} is no address`);
  const inline = base64 !== undefined && valueOf(fields, base64) !== undefined ? ['https://media.example/sent/inline'] : [];
  return [...urls, ...inline, ...files.map(({ name }) => `https://media.example/sent/${encodeURIComponent(name)}`)];
}

function readAnswers(
  { fields }: Received,
  { questions = [] }: SampleType,
  lists: Submitting['lists'],
  dates: DateStyle,
): Record<string, string | readonly string[]> | Refusal {
  const answers: Record<string, string | readonly string[]> = {};
  for (const name of new Set(fields.map(([key]) => key).filter((key) => key.startsWith('attribute[')))) {
    const code = name.slice('attribute['.length, name.indexOf(']'));
    const question = questions.find((one) => one.code === code && one.datatype !== 'note');
    if (!question) return refuse('invalid', `There is no attribute ${code}`);
    const values = valuesOf(fields, name);
    const isList = question.datatype === 'multivaluelist';
    if (lists === 'brackets' && isList !== name.endsWith('[]')) {
      return refuse('invalid', `attribute ${code} is written ${isList ? 'with' : 'without'} []`);
    }
    if (!isList && values.length > 1) return refuse('invalid', `attribute ${code} has one answer`);
    const wrong = values.find((value) => !fits(value, question, dates));
    if (wrong !== undefined) return refuse('invalid', `"${wrong}" is no answer to attribute ${code}`);
    answers[code] = isList ? values : (values[0] ?? '');
  }
  const missing = questions.find(({ code, required }) => required && answers[code] === undefined);
  return missing ? refuse('invalid', `attribute ${missing.code} is required`) : answers;
}

function fits(value: string, { datatype, options = [] }: SampleQuestion, dates: DateStyle): boolean {
  if (datatype === 'number') return value.trim() !== '' && Number.isFinite(Number(value));
  if (datatype === 'datetime') return dates.read(value) !== undefined;
  return datatype.endsWith('valuelist') ? options.some(({ key }) => key === value) : true;
}
