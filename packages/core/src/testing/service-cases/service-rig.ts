import { createCivicClient } from '../../client/create-client.js';
import type { ServiceSource } from '../../services/service-source.js';
import type { SampleService } from '../sample-services.js';
import { httpOf, type Rig, type Using } from '../source-cases/rig.js';
import { townZone } from '../town/sample-town.js';

/** What a case needs the source, or the server behind it, to do. */
export interface ServiceScenario {
  readonly services: readonly SampleService[];
  /** Items of one page; all at once when absent. */
  readonly pageSize?: number;
  /** `hang`: no answer ever. `garbage`: an answer that is none of the standard. `repeat-page`: every page is the first. */
  readonly fault?: 'hang' | 'garbage' | 'repeat-page';
}

export type ServiceRig = Rig<ServiceSource>;
export type MakeServiceRig = (scenario: ServiceScenario) => ServiceRig | Promise<ServiceRig>;
export type UsingServices = Using<ServiceScenario, ServiceRig>;

/** What a source of services can do; a case for each is run, and one that it does not claim more or less. */
export interface ServiceTraits {
  /** Whether it gives its services in pages. @default true */
  readonly paging?: boolean;
  /** Whether a service can be asked for by its id. @default true */
  readonly get?: boolean;
  /** Whether it tells its taxonomies. @default false */
  readonly taxonomies?: boolean;
  /** Facts that the format has no place for, and so are not looked for. @default none */
  readonly without?: readonly ('summary' | 'url' | 'organization' | 'terms' | 'eligibility' | 'contacts' | 'places' | 'updated')[];
}

/** The client that a program would have. */
export function clientOf(rig: ServiceRig) {
  return createCivicClient({ services: rig.source }, { http: httpOf(rig), zone: townZone, sourceTimeoutMs: 1000 });
}
