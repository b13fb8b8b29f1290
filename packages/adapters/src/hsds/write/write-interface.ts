import { json } from './write-services.js';

/** Addresses that an interface names of itself. */
export interface WrittenInterface {
  /** Where its profile is described. @default that of HSDS */
  readonly profile?: string;
  readonly openapi?: string;
  readonly description?: string;
}

/** What HSDS 3.1 answers at the address of the interface itself. */
export function writeInterface({ profile = 'https://docs.openreferral.org/', openapi, description }: WrittenInterface = {}): string {
  return json({ version: '3.1', profile, openapi_url: openapi, description }, 1);
}
