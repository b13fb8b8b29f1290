import { CivicError } from '../../errors/civic-error.js';
import { pageUrl } from '../../rich-text/checked-url.js';
import { plainText } from '../../rich-text/plain-text.js';
import type { PublicService, RequiredDocument, ServiceFee } from '../public-service.js';
import { oneOrMany, thing, type JsonLdObject } from './json-ld.js';
import { hoursOf } from './opening-hours-specification.js';
import { channelsOf } from './service-channels.js';

export interface GovernmentServiceOptions {
  /** Absolute http(s) address of the page that describes the service. */
  readonly url: string | URL;
  /** BCP 47 tag of its texts, where the service does not say it. */
  readonly language?: string;
}

/**
 * A service as schema.org `GovernmentService` in JSON-LD, plain data for `jsonLdText()`. All texts are plain, all addresses absolute, and
 * no deprecated term is used. What schema.org has no term for, such as steps and the legal basis, is left out.
 * @throws CivicError `invalid/url`
 */
export function toGovernmentService(service: PublicService, { url, language }: GovernmentServiceOptions): JsonLdObject {
  const page = pageUrl(String(url));
  if (!page) throw new CivicError('invalid/url', `"${String(url)}" is no absolute http or https address of a page.`);
  const { name, alternateNames = [], organization, terms = [], areas = [], outcome } = service;
  return {
    '@context': 'https://schema.org',
    ...thing('GovernmentService', {
      '@id': page,
      name,
      alternateName: oneOrMany(alternateNames),
      description: service.summary ?? (service.description && plainText(service.description)),
      identifier: service.ref.id,
      url: page,
      // A service has no language; the page about it has one.
      mainEntityOfPage: thing('WebPage', { '@id': page, inLanguage: service.lang ?? language }),
      category: oneOrMany(terms.map((term) => term.name)),
      serviceOperator: organization && thing('GovernmentOrganization', { name: organization.name, url: pageUrl(organization.url) }),
      areaServed: oneOrMany(areas.map((area) => thing('AdministrativeArea', { name: area.name, identifier: area.code }))),
      audience: oneOrMany(audiencesOf(service)),
      availableChannel: oneOrMany(channelsOf(service)),
      hoursAvailable: oneOrMany(hoursOf(service.hours)),
      offers: oneOrMany((service.fees ?? []).map(offerOf)),
      serviceOutput: outcome && thing('Thing', { name: outcome.name }),
      // schema.org has no term for documents that an applicant brings.
      termsOfService: service.documents?.map(documentText).join('\n'),
    }),
  };
}

function audiencesOf({ audience = [], eligibility, minimumAge, maximumAge }: PublicService) {
  const people = thing('PeopleAudience', { description: eligibility, requiredMinAge: minimumAge, requiredMaxAge: maximumAge });
  return audience.includes('organisation') ? [people, { '@type': 'BusinessAudience' }] : [people];
}

/** A price without its currency means another in each country. */
function offerOf({ name, amount, currency, note }: ServiceFee): JsonLdObject | undefined {
  const price = amount !== undefined && (currency || amount === 0) ? amount : undefined;
  return thing('Offer', { name, price, priceCurrency: price === undefined ? undefined : currency, description: note });
}

function documentText({ name, condition, note, form }: RequiredDocument): string {
  const more = [condition, note, pageUrl(form?.url)].filter(Boolean).join('; ');
  return more ? `${name} (${more})` : name;
}
