import type { Open311Endpoint } from '../parse-discovery.js';
import type { Open311Format } from '../dialect.js';
import { WireList, writeWire } from './wire.js';

export interface WrittenDiscovery {
  /** When this document last changed, such as `2026-03-04 14:18`; later ones sort behind it. */
  readonly changeset: string;
  /** How to reach whoever runs the endpoints, in words. */
  readonly contact: string;
  /** How to get a key, in words. */
  readonly keyService: string;
  readonly endpoints: readonly WrittenEndpoint[];
  /** What answers, by which clients tell its extensions: an extension. */
  readonly software?: string;
}

/** @default of `specification`: GeoReport v2 */
export interface WrittenEndpoint extends Pick<Open311Endpoint, 'url' | 'use' | 'formats'> {
  readonly changeset: string;
  readonly specification?: string;
}

const mimeTypes: Readonly<Record<Open311Format, string>> = { json: 'application/json', xml: 'text/xml' };

/** The discovery document, which the standard wants in both formats. */
export function writeDiscovery({ changeset, contact, keyService, endpoints, software }: WrittenDiscovery, format: Open311Format): string {
  const records = endpoints.map((endpoint) => ({
    specification: endpoint.specification ?? 'http://wiki.open311.org/GeoReport_v2',
    url: endpoint.url,
    changeset: endpoint.changeset,
    type: endpoint.use,
    formats: new WireList('format', endpoint.formats.map((one) => mimeTypes[one])), // prettier-ignore
  }));
  const discovery = { changeset, contact, key_service: keyService, software, endpoints: new WireList('endpoint', records) };
  return writeWire('discovery', discovery, format);
}
