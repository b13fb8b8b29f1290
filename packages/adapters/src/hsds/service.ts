import { exactWhen, type PublicService, type ServiceFee, type ServiceStep, type When } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { fieldsOf, listOf, numberOf, textOf, type Fields } from '../record/fields.js';
import { contactOf, contactsOf, distinct } from './contacts.js';
import { lateReading } from './late-reading.js';
import { schedulesOf, whereaboutsOf } from './places.js';
import { joined, proseOf, richOf, summaryOf } from './prose.js';
import { filled, present, type HsdsOrigin } from './reading.js';
import { openingHours } from './schedules.js';
import { termsOf } from './terms.js';

const states: Readonly<Record<string, PublicService['status']>> = {
  active: 'active',
  inactive: 'inactive',
  defunct: 'defunct',
  'temporarily closed': 'temporarily-closed',
};

/** A service of HSDS 3 as a public service; undefined without id or name. Its arrays may be missing, as they are in lists. */
export function serviceOf(value: unknown, origin: HsdsOrigin): PublicService | undefined {
  const record = fieldsOf(value);
  const id = textOf(record['id']);
  const name = proseOf(record['name']) ?? proseOf(record['alternate_name']);
  if (!id || !name) return undefined;
  const { url: base, zone, lang, source } = origin;
  const description = richOf(record['description'], base.href);
  const { places, channels } = whereaboutsOf(listOf(record['service_at_locations']), origin);
  const { terms, values } = termsOf(record);
  const contacts = distinct(contactsOf(record, origin));
  const organization = fieldsOf(record['organization']);
  const service: PublicService = present({
    ref: { source, id },
    name,
    alternateNames: filled([proseOf(record['alternate_name'])].flatMap((other) => (other && other !== name ? other : []))),
    keywords: filled([proseOf(fieldsOf(record['program'])['name']), ...values].flatMap((word) => word ?? [])),
    summary: summaryOf(description),
    description,
    status: statusOf(record['status']),
    alert: proseOf(record['alert']),
    organization: organizationOf(organization, base),
    ...eligibilityOf(record),
    documents: documentsOf(record, base),
    places: filled(places),
    hours: openingHours(schedulesOf(record), origin),
    // Who runs it is asked where it names nobody itself.
    contacts: filled(contacts.length > 0 ? contacts : [contactOf(organization, origin)].flatMap((one) => one ?? [])),
    steps: stepsOf(record['application_process']),
    fees: feesOf(record),
    channels: filled([...channels, ...linksOf(record['additional_urls'], base)]),
    terms: filled(terms),
    areas: areasOf(record),
    languages: languagesOf(record),
    url: pageUrl(textOf(record['url']), base),
    updated: whenOf(record['last_modified'] ?? record['modified_date'], zone),
    verified: whenOf(record['assured_date'], zone),
    lang,
    raw: value,
  });
  // Of all servers only ours say more than HSDS does.
  const own = record['_civickit'];
  return own ? lateReading()?.patched(service, own) : service;
}

function statusOf(value: unknown): PublicService['status'] {
  const status =
    textOf(value)
      ?.toLowerCase()
      .replace(/[\s_-]+/g, ' ') ?? '';
  return Object.hasOwn(states, status) ? states[status] : undefined;
}

function organizationOf(organization: Fields, base: URL): PublicService['organization'] {
  const name = proseOf(organization['name']);
  if (!name) return undefined;
  const url = ['website', 'url', 'uri'].map((field) => pageUrl(textOf(organization[field]), base)).find(Boolean);
  return present({ id: textOf(organization['id']), name, url });
}

function whenOf(value: unknown, zone: string): When | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : (exactWhen(text, zone) ?? lateReading()?.parseWhen(text, zone));
}

/** The older UK interface has a list of them, under a plural of its own. */
function eligibilityOf(record: Fields): Pick<PublicService, 'eligibility' | 'minimumAge' | 'maximumAge'> {
  const older = listOf(record['eligibilitys']).map(fieldsOf);
  const ages = (name: string) => [record, ...older].flatMap((one) => ageOf(one[name]) ?? []);
  const [youngest, oldest] = [ages('minimum_age'), ages('maximum_age')];
  return {
    eligibility: joined([proseOf(record['eligibility_description']), ...older.map((one) => proseOf(one['eligibility']))], '\n'),
    minimumAge: youngest.length > 0 ? Math.min(...youngest) : undefined,
    maximumAge: oldest.length > 0 ? Math.max(...oldest) : undefined,
  };
}

function ageOf(value: unknown): number | undefined {
  const age = numberOf(value);
  return age !== undefined && age >= 0 && age < 200 ? age : undefined;
}

function documentsOf(record: Fields, base: URL): PublicService['documents'] {
  const documents = listOf(record['required_documents']).map((one) => {
    const document = fieldsOf(one);
    const name = proseOf(document['document']);
    const url = pageUrl(textOf(document['uri']), base);
    return name && present({ name, form: url ? { title: name, url } : undefined });
  });
  return filled(documents.flatMap((one) => one || []));
}

/** One step a line, without the number or bullet before it. */
function stepsOf(process: unknown): readonly ServiceStep[] | undefined {
  const text = /<\w/.test(textOf(process) ?? '') ? proseOf(process) : textOf(process);
  const lines = text?.split(/[\r\n]+/).map((line) => line.replace(/^\s*(?:\d{1,2}[.)、]|[-*•·])\s*/, '').trim());
  return lines && filled(lines.filter(Boolean).map((name) => ({ name })));
}

function feesOf(record: Fields): readonly ServiceFee[] | undefined {
  const options = listOf(record['cost_options']).map((one): ServiceFee => {
    const option = fieldsOf(one);
    const amount = numberOf(option['amount']);
    const valid = joined([textOf(option['valid_from']), textOf(option['valid_to'])], ' – ');
    return present({
      name: proseOf(option['option']),
      amount: amount !== undefined && amount >= 0 ? amount : undefined,
      currency: /^[A-Z]{3}$/.exec(textOf(option['currency'])?.toUpperCase() ?? '')?.[0],
      note: joined([proseOf(option['amount_description']), valid], '; '),
    });
  });
  const words = proseOf(record['fees_description']) ?? proseOf(record['fees']);
  return filled([...options.filter((fee) => Object.keys(fee).length > 0), ...(words ? [{ note: words }] : [])]);
}

/** `additional_urls` of 3.1. */
function linksOf(value: unknown, base: URL) {
  return listOf(value).flatMap((one) => {
    const link = fieldsOf(one);
    const url = pageUrl(textOf(link['url']), base);
    return url ? [present({ kind: 'online' as const, url, note: proseOf(link['label']) })] : [];
  });
}

function areasOf(record: Fields): PublicService['areas'] {
  const names = listOf(record['service_areas']).map((one) => {
    const area = fieldsOf(one);
    const extent = textOf(area['extent_type']) === 'text' ? area['extent'] : undefined;
    return [area['name'], area['service_area'], area['description'], extent].map(proseOf).find(Boolean);
  });
  return filled([...new Set(names)].flatMap((name) => (name ? [{ name }] : [])));
}

/** Those of the service and of the places where it is given. */
function languagesOf(record: Fields): readonly string[] | undefined {
  const places = listOf(record['service_at_locations']).map((one) => fieldsOf(fieldsOf(one)['location']));
  const all = [record, ...places].flatMap((one) => listOf(one['languages']));
  return filled([...new Set(all.flatMap((one) => tagOf(fieldsOf(one)['code'] ?? fieldsOf(one)['language']) ?? []))]);
}

function tagOf(code: unknown): string | undefined {
  const written = textOf(code) ?? '';
  // Words are no codes, though some, such as "English", have the form of one.
  if (!/^[a-z]{2,3}(?:[-_][a-z\d]{2,8})*$/i.test(written)) return undefined;
  try {
    return Intl.getCanonicalLocales(written.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}
