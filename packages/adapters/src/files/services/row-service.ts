import type { LabelledLink, PublicService, ServiceChannel, ServiceContact, ServicePlace } from '@civickit/core';
import { oneLine, richTextFromHtml, richTextFromText, shortened } from '@civickit/core/markup';
import type { CatalogueRow } from '../columns/catalogue-row.js';
import { audienceIn, channelIn, statusIn, visitsIn } from '../words/choices.js';
import { contactIn } from '../words/contact.js';
import { documentIn } from '../words/document.js';
import { feeIn } from '../words/fee.js';
import { stepsIn } from '../words/steps.js';
import { readCount, readLimit } from './read-limit.js';
import { readWhere, type ToWgs84 } from './read-where.js';
import { hoursIn, type Answer } from './row-parts.js';
import type { ServiceField } from './service-columns.js';
import { treeHtml } from './tree-html.js';
import { contactsOf, termsOf } from './whole-values.js';

export interface ServiceRules {
  readonly html: boolean;
  readonly toWgs84: ToWgs84;
}

type Row = CatalogueRow<ServiceField>;
/** What a row of services says, without its identity; its places are still names or addresses. */
export type ServiceFacts = Omit<PublicService, 'ref' | 'places'> & {
  readonly placesGiven: readonly string[];
  readonly placeFacts: ServicePlace;
};

const summaryChars = 280;
const terse = <T extends object>(facts: T): T =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== '' && !isEmptyList(value))) as T;
const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

/** All that a row says of a service; undefined, and reported, where it has no name. */
export function rowService(row: Row, { html, toWgs84 }: ServiceRules): ServiceFacts | undefined {
  const name = row.line('name');
  if (!name) return void row.report('no-name', row.placeOf('name'));
  const documents = row.list('documents')?.map(documentIn);
  const facts = terse({
    alternateNames: row.list('alternateNames'),
    keywords: row.names('keywords'),
    summary: shortened(oneLine(row.text('summary')), summaryChars),
    description: descriptionOf(row, html),
    status: row.read('status', statusIn, 'no-word'),
    alert: row.line('alert'),
    organization: organizationOf(row),
    legalBasis: row.links('legalBasis'),
    audience: row.read('audience', audienceIn, 'no-word'),
    eligibility: row.text('eligibility'),
    minimumAge: readCount(row, 'minimumAge'),
    maximumAge: readCount(row, 'maximumAge'),
    hours: hoursIn(row.text('hours'), row.whole('periods')),
    contacts: contactsOfRow(row),
    complaints: complaintsOf(row),
    steps: stepsIn(row.text('steps')),
    time: timeOf(row),
    visits: row.read('visits', visitsIn, 'no-number'),
    fees: feesOf(row),
    channels: channelsOf(row),
    outcome: outcomeOf(row),
    terms: [
      ...(row.names('terms') ?? []).map((term) => ({ id: term, name: term })),
      ...(row.names('events') ?? []).map((event) => ({ id: event, name: event, taxonomy: 'life-event' })),
      ...termsOf(row.whole('terms')),
    ],
    areas: areasOf(row),
    languages: row.names('languages'),
    questions: answersIn(row.text('questions')),
    url: row.address('url'),
    updated: row.date('updated'),
    verified: row.date('verified'),
    lang: row.language('lang'),
    placeFacts: terse({ postcode: row.line('postcode'), where: readWhere(row, ['latitude', 'longitude', 'coordinates'], toWgs84) }),
  });
  // An empty list of documents says that none is needed.
  return { name, ...facts, ...(documents && { documents }), placesGiven: row.list('places') ?? [] };
}

function descriptionOf(row: Row, html: boolean): PublicService['description'] {
  const tree = richTextFromHtml(treeHtml(row.whole('description')), { base: row.base });
  if (tree.length > 0) return tree;
  const text = row.text('description');
  return text ? (html ? richTextFromHtml(text, { base: row.base }) : richTextFromText(text)) : undefined;
}

function organizationOf(row: Row): PublicService['organization'] {
  const [name, id, url] = [row.line('organization'), row.line('organizationId'), row.address('organizationUrl')];
  return name ? { name, ...(id && { id }), ...(url && { url }) } : undefined;
}

function contactsOfRow(row: Row): ServiceContact[] {
  const [name, email] = [row.line('contactName'), row.line('email')];
  const reached = row.read('phone', contactIn, 'no-contact');
  return reached || email ? [{ ...(name && { name }), ...reached, ...(email && { email }) }] : [];
}

function complaintsOf(row: Row): ServiceContact | undefined {
  return contactsOf(row.whole('complaints'))[0] ?? row.read('complaints', contactIn, 'no-contact');
}

function timeOf(row: Row): PublicService['time'] {
  const legal = readLimit(row, 'legalLimit', 'legalUnit', 'legalNote');
  const promised = readLimit(row, 'promisedLimit', 'promisedUnit', 'promisedNote');
  return legal || promised ? { ...(legal && { legal }), ...(promised && { promised }) } : undefined;
}

function feesOf(row: Row): PublicService['fees'] {
  const [basis] = row.links('feeBasis');
  const written = row.text('fees');
  const listed = row.list('fees') ?? [];
  const fees = (listed.length > 0 || !written ? listed : [written]).map((fee) => ({ ...feeIn(fee), ...(basis && { legalBasis: basis }) }));
  const isFree = row.line('isCharged') !== '' && !row.yes('isCharged');
  return fees.length === 0 && isFree ? [{ amount: 0 }] : fees;
}

function channelsOf(row: Row): ServiceChannel[] {
  const found = new Map<ServiceChannel['kind'], ServiceChannel>();
  for (const written of row.names('channels') ?? []) {
    const [, text = written, url] = /^(.*?)\s*(https?:\/\/\S+)$/i.exec(written.slice(0, 1000)) ?? [];
    const kind = channelIn(text);
    if (kind) found.set(kind, { kind, ...(url && { url }) });
    else row.report('no-word', row.placeOf('channels'), written);
  }
  const [online, app] = [row.address('onlineUrl'), row.address('appUrl')];
  if (online) found.set('online', { kind: 'online', url: online });
  if (app) found.set('app', { kind: 'app', url: app });
  return [...found.values()];
}

function outcomeOf(row: Row): PublicService['outcome'] {
  const [name, delivery, sample] = [row.line('outcome'), row.line('delivery'), row.address('outcomeSample')];
  if (!name) return undefined;
  const link: LabelledLink | undefined = sample ? { title: row.line('outcomeSampleTitle') || name, url: sample } : undefined;
  return { name, ...(link && { sample: link }), ...(delivery && { delivery }) };
}

/** Names, codes of 6 to 12 figures (GB/T 2260, GB/T 10114), or a name followed by its code. */
function areasOf(row: Row): PublicService['areas'] {
  const listed = (row.list('areas') ?? []).map((text) => {
    const [, name = '', code] = /^(.*?)[\s:：(（]*(\d{6}|\d{9}|\d{12})[)）]?$/.exec(text) ?? [];
    return code ? { name: name || code, code } : { name: text };
  });
  const [only] = listed;
  const code = row.line('areaCode');
  const areas = code && listed.length <= 1 ? [{ name: only?.name ?? code, code }] : listed;
  const pairs = (['village', 'town'] as const).flatMap((level) => {
    const [name, number] = [row.line(level), row.line(`${level}Code`)];
    return name || number ? [{ name: name || number, ...(number && { code: number }) }] : [];
  });
  return [...areas, ...pairs.slice(0, 1)];
}

/** Questions and answers in one cell: `问：…` and `答：…`, or `Q:` and `A:`. */
function answersIn(text: string): Answer[] {
  return [
    ...text.matchAll(
      /(?:^|\n|\s)(?:问|問|Q)\d*\s*[:：.、]\s*([^\n]+?)\s*(?:\n|\s)(?:答|A)\s*[:：.、]\s*([\s\S]+?)(?=\s*(?:\n|\s)(?:问|問|Q)\d*\s*[:：.、]|\s*$)/g,
    ),
  ].map(([, question = '', answer = '']) => ({ question, answer: answer.trim() }));
}
