import type { PublicService, TaxonomyTerm } from '../services/public-service.js';
import type { GeoPoint } from '../geo/geo-shape.js';

/** A public service by its bare facts, in no wire format yet. */
export interface SampleService {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly url: string;
  readonly organization: { readonly id: string; readonly name: string };
  readonly terms: readonly TaxonomyTerm[];
  readonly eligibility: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly where: GeoPoint;
  /** RFC 3339 date and time. */
  readonly updated: string;
  /** `no-id`: the record has none. `no-name`: it has no name. `no-record`: it is no record at all. */
  readonly flaw?: 'no-id' | 'no-name' | 'no-record';
}

const organizations = [
  { id: 'org-civil', name: 'Civil affairs office' },
  { id: 'org-water', name: 'Wasserwerk Größenau' },
];
const terms: readonly TaxonomyTerm[] = [
  { id: 'term-family', name: 'Family', taxonomy: 'themes' },
  { id: 'term-water', name: '用水', taxonomy: 'themes' },
  { id: 'term-age', name: 'Old age', taxonomy: 'themes', parent: 'term-family' },
];
const names = ['Marriage', '用水开户', 'Wohngeld', 'بالا تۇغۇت'];

/** `count` services, told apart by their names; each has one or two terms of one taxonomy. */
export function sampleServices(count: number, flaw: (at: number) => SampleService['flaw'] = () => undefined): SampleService[] {
  const samples: SampleService[] = [];
  for (let at = 0; at < count; at += 1) {
    const wrong = flaw(at);
    samples.push({
      id: `service-${at}`,
      name: `${names[at % names.length] ?? ''} ${at}`,
      summary: `What service no. ${at} does, über alles.`,
      url: `https://town.example/services/${at}`,
      organization: organizations[at % 2] as { id: string; name: string },
      terms: at % 3 === 0 ? terms.slice(0, 1) : terms.slice(1),
      eligibility: at % 2 ? 'Anyone' : 'Residents',
      phone: `+86 998 12345${at % 10}`,
      email: `office${at}@town.example`,
      address: `${at + 1} Seman Road`,
      where: { latitude: 39.47 + (at % 10) / 1000, longitude: 75.98 },
      updated: new Date(Date.parse('2026-03-04T08:00:00Z') - at * 86_400_000).toISOString(),
      ...(wrong && { flaw: wrong }),
    });
  }
  return samples;
}

/** The same as the service that an adapter would make of it. `more` overrides. */
export function toPublicService(source: string, sample: SampleService, more: Partial<PublicService> = {}): PublicService {
  const { id, name, summary, url, organization, eligibility, phone, email, address, where, updated } = sample;
  return {
    ref: { source, id },
    name,
    summary,
    url,
    organization,
    terms: sample.terms,
    eligibility,
    contacts: [{ phones: [{ number: phone }], email }],
    places: [{ address, where }],
    updated: { iso: updated, precision: 'instant', zone: 'given' },
    ...more,
  };
}
