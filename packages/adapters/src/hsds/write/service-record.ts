import { instantOf, toInstant, type PublicService, type RichText, type TaxonomyTerm, type When } from '@civickit/core';
import { plainText } from '@civickit/core/markup';
import { isDate } from '../../source/is-date.js';
import { joined } from '../prose.js';
import { filled, present } from '../reading.js';
import { contactRecords } from './contact-records.js';
import { placeRecord } from './place-records.js';
import { recordId } from './record-id.js';
import { scheduleRecords } from './schedule-records.js';

/** A service as HSDS 3.1 has it, as far as it goes. */
export function plainRecord(service: PublicService, zone: string): Readonly<Record<string, unknown>> {
  const { id } = service.ref;
  const { name, alternateNames = [], summary, description, status = 'active', alert, eligibility, minimumAge, maximumAge, url } = service;
  const { documents = [], places = [], hours, contacts, steps = [], fees = [], channels = [], areas = [], languages = [] } = service;
  const home = (kind: string, at: number) => recordId(id, kind, at);
  return present({
    id,
    organization_id: organizationId(service.organization),
    name,
    alternate_name: alternateNames[0],
    description: description ? paragraphs(description) : summary,
    url,
    additional_urls: filled(
      channels.flatMap((channel, at) =>
        channel.kind === 'online' && channel.url ? [present({ id: home('url', at), url: channel.url, label: channel.note })] : [],
      ),
    ),
    status: status === 'temporarily-closed' ? 'temporarily closed' : status,
    alert,
    eligibility_description: eligibility,
    minimum_age: minimumAge,
    maximum_age: maximumAge,
    application_process: joined(
      steps.map((step) => joined([step.name, step.text], ': ')?.replace(/\s*[\r\n]+\s*/g, ' ')),
      '\n',
    ),
    assured_date: dayOf(service.verified),
    last_modified: dateTime(service.updated, zone),
    organization: organizationRecord(service.organization),
    ...contactRecords(contacts, id, true),
    schedules: scheduleRecords(hours, id, zone),
    service_areas: filled(areas.map((area, at) => ({ id: home('area', at), name: area.name }))),
    service_at_locations: filled(places.map((place, at) => placeRecord(place, at, id, zone))),
    languages: filled(languages.map((code, at) => ({ id: home('language', at), code }))),
    cost_options: filled(
      fees.map((fee, at) =>
        present({
          id: home('fee', at),
          option: fee.name,
          amount: fee.amount,
          currency: fee.currency,
          amount_description: joined([fee.note, fee.legalBasis?.title], '; '),
        }),
      ),
    ),
    required_documents: filled(
      documents.map((document, at) => {
        const words = joined([document.name, document.condition, document.note], '; ');
        return present({ id: home('document', at), document: words, uri: document.form?.url });
      }),
    ),
    attributes: filled([
      ...(service.terms ?? []).map((term, at) =>
        attribute(home('term', at), id, { taxonomy_term_id: term.id, taxonomy_term: termRecord(term) }),
      ),
      ...[...alternateNames.slice(1), ...(service.keywords ?? [])].map((value, at) => attribute(home('keyword', at), id, { value })),
    ]),
  });
}

/** A blank line between paragraphs, so that they are read as such again; other blocks are lines. */
function paragraphs(description: RichText): string {
  const isParagraph = (node: RichText[number]) => typeof node !== 'string' && node.tag === 'p';
  return description.every(isParagraph) ? description.map((node) => plainText([node])).join('\n\n') : plainText(description);
}

/** The id that a unit has in what is written, also where it has none of its own. */
export function organizationId(organization: PublicService['organization']): string | undefined {
  return organization && (organization.id ?? recordId('organization', organization.name));
}

function organizationRecord(organization: PublicService['organization']): object | undefined {
  const { name, url } = organization ?? {};
  return name === undefined ? undefined : present({ id: organizationId(organization), name, description: name, website: url });
}

function attribute(id: string, service: string, members: object): object {
  return { id, link_id: service, link_entity: 'service', ...members };
}

/** HSDS wants a description of every term; nobody has more than its name. */
export function termRecord({ id, name, taxonomy, parent }: TaxonomyTerm): object {
  return present({ id, name, description: name, taxonomy_id: taxonomy, parent_id: parent });
}

function dayOf(when: When | undefined): string | undefined {
  return when && isDate(when) ? when.iso.slice(0, 10) : undefined;
}

function dateTime(when: When | undefined, zone: string): string | undefined {
  if (!when || !isDate(when)) return undefined;
  return when.precision === 'day' ? toInstant(instantOf(when, zone)) : when.iso;
}
