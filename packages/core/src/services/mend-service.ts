import { inSlices } from '../markup/slices.js';
import type { Ref } from '../source/resources.js';
import type { When } from '../when/when.js';
import type { OpeningHours, OpeningPeriod } from './opening-hours.js';
import type {
  LabelledLink,
  PublicService,
  RequiredDocument,
  ServiceContact,
  ServiceFee,
  ServicePlace,
  TimeLimit,
} from './public-service.js';

/** The value itself where it is what it should be, mended where a part of it is not; undefined for what is of no use. */
type Mend = (value: unknown) => unknown;
type Members<T> = { readonly [K in keyof T]-?: Mend };

const only =
  (is: (value: unknown) => boolean): Mend =>
  (value) =>
    is(value) ? value : undefined;
const matching = (form: RegExp): Mend => only((value) => typeof value === 'string' && form.test(value));
const oneOf = (...words: readonly unknown[]): Mend => only((value) => words.includes(value));
const text = only((value) => typeof value === 'string');
const amount = only((value) => Number.isFinite(value));

/** Of a list all that can be kept. Where that is nothing it is no empty list, which would say that nothing is needed. */
function list(mend: Mend): Mend {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const all: readonly unknown[] = value;
    if (all.every((member) => mend(member) === member && member !== undefined)) return all;
    const kept = all.map(mend).filter((member) => member !== undefined);
    return kept.length > 0 ? kept : undefined;
  };
}

function record<T extends object>(members: Members<T>, ...needed: readonly (keyof T & string)[]): (value: unknown) => T | undefined {
  const entries = Object.entries<Mend>(members);
  return (value) => {
    if (typeof value !== 'object' || !value || Array.isArray(value)) return undefined;
    let made = value as Record<string, unknown>;
    for (const [name, mend] of entries) {
      const given = made[name];
      if (given === undefined) continue;
      const kept = mend(given);
      if (kept === given) continue;
      if (made === value) made = { ...made };
      if (kept === undefined) delete made[name];
      else made[name] = kept;
    }
    return needed.every((name) => made[name] !== undefined) ? (made as T) : undefined;
  };
}

/** Half of it would say something else. */
const whole = (mend: Mend): Mend => only((value) => value !== undefined && mend(value) === value);

const texts = list(text);
const link = record<LabelledLink>({ title: text, url: text }, 'title');
const limit = record<TimeLimit>({ amount, unit: oneOf('minute', 'hour', 'day', 'workday', 'month', 'year'), note: text }, 'amount', 'unit');
const clock = matching(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const day = matching(/^\d{4}-\d\d-\d\d$/);
const period = record<OpeningPeriod>(
  {
    days: whole(list(oneOf('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'))),
    ordinals: whole(list(amount)),
    opens: clock,
    closes: clock,
    from: day,
    until: day,
    note: text,
  },
  'days',
  'opens',
  'closes',
);
const hours = record<OpeningHours>({ text, periods: list(whole(period)) });
const contact = record<ServiceContact>({
  name: text,
  phones: list(record({ number: text, kind: oneOf('voice', 'text', 'fax'), note: text }, 'number')),
  email: text,
  url: text,
});
const place = record<ServicePlace>({
  id: text,
  name: text,
  address: text,
  postcode: text,
  where: record({ latitude: amount, longitude: amount }, 'latitude', 'longitude'),
  hours,
  contacts: list(contact),
  directions: text,
  accessibility: texts,
});
const requiredDocument = record<RequiredDocument>(
  {
    name: text,
    needed: oneOf('always', 'sometimes', 'optional'),
    condition: text,
    deferrable: oneOf(true, false),
    originals: amount,
    copies: amount,
    format: oneOf('paper', 'electronic', 'either'),
    issuer: text,
    form: link,
    sample: link,
    note: text,
  },
  'name',
);
const fee = record<ServiceFee>({ name: text, amount, currency: matching(/^[A-Z]{3}$/i), note: text, legalBasis: link });
const when = record<When>(
  {
    iso: only((value) => typeof value === 'string' && !Number.isNaN(Date.parse(value))),
    precision: oneOf('day', 'minute', 'instant'),
    zone: oneOf('given', 'assumed'),
  },
  'iso',
  'precision',
);
const refs = list(record<Ref>({ source: text, id: text }, 'source', 'id'));
const node: Mend = (value) => (typeof value === 'string' ? value : element(value));
const richText = list(node);
const element = record<{ readonly tag: string; readonly children: unknown }>({ tag: text, children: richText }, 'tag', 'children');

/** A service as its types promise it: what is of a wrong shape is left out. Undefined where it has no name. */
const mendService = record<Omit<PublicService, 'ref' | 'raw'>>(
  {
    name: text,
    alternateNames: texts,
    keywords: texts,
    summary: text,
    description: richText,
    status: oneOf('active', 'inactive', 'defunct', 'temporarily-closed'),
    alert: text,
    organization: record({ id: text, name: text, url: text }, 'name'),
    legalBasis: list(link),
    audience: list(oneOf('person', 'organisation')),
    eligibility: text,
    minimumAge: amount,
    maximumAge: amount,
    documents: list(requiredDocument),
    places: list(place),
    hours,
    contacts: list(contact),
    complaints: contact,
    steps: list(record({ name: text, text, takes: limit }, 'name')),
    time: record({ legal: limit, promised: limit }),
    visits: amount,
    fees: list(fee),
    channels: list(record({ kind: oneOf('counter', 'online', 'app', 'phone', 'post', 'terminal'), url: text, note: text }, 'kind')),
    outcome: record({ name: text, sample: link, delivery: text }, 'name'),
    terms: list(record({ id: text, name: text, taxonomy: text, parent: text }, 'id', 'name')),
    areas: list(record({ name: text, code: text }, 'name')),
    languages: texts,
    questions: list(record({ question: text, answer: text }, 'question', 'answer')),
    related: refs,
    url: text,
    updated: when,
    verified: when,
    lang: text,
    sameAs: refs,
  },
  'name',
);

/** Each as it can be kept; undefined in place of what cannot. It gives way to the page every 8 ms. */
export function mendServices(given: readonly unknown[]): Promise<readonly PublicService[]> {
  return inSlices(mended(given));
}

function* mended(given: readonly unknown[]): Generator<void, readonly PublicService[]> {
  const services: unknown[] = [];
  for (const one of given) {
    services.push(mendService(one));
    yield;
  }
  // The client looks at each.
  return services as readonly PublicService[];
}
