import { parseCap } from '@civickit/adapters/cap';
import { parseFeed } from '@civickit/adapters/feed';
import { parseHsds } from '@civickit/adapters/hsds';
import { parseDefinition, parseDiscovery, parseReceipt, parseRequests, parseServices, parseUpdates } from '@civickit/adapters/open311';
import { parsePulled } from '@civickit/adapters/pulled';
import { parseFormReceipt } from '@civickit/adapters/submit';
import { isCivicError } from '@civickit/core';
import { parseFormDefinition } from '@civickit/core/forms';

/** Reads one answer as the client does, and gives what it complains of. */
type Reader = (bytes: Uint8Array, options: Told) => Promise<{ readonly problems?: readonly { readonly message: string }[] }>;

interface Told {
  readonly source: string;
  readonly url: string;
  readonly contentType: string;
}

const services: Reader = async (bytes, { source, url, contentType }) => {
  const { problems, items } = await parseHsds(bytes, { source, url: new URL(url), zone: 'UTC', contentType });
  // What was asked for as `minimal` has no names, and is for others.
  return items.length === 0 && new TextDecoder().decode(bytes).includes('"modified_date"') ? {} : { problems };
};
const receipt: Reader = (bytes, { source, url, contentType }) => {
  if (contentType.startsWith('application/json')) parseFormReceipt(bytes, { source, url: new URL(url) });
  return Promise.resolve({});
};

/** By the id of the operation, without that of its place. */
const readers: Readonly<Record<string, Reader>> = {
  listNoticesAsRss: parseFeed,
  listNoticesAsAtom: parseFeed,
  listNoticesAsJsonFeed: parseFeed,
  listReportsAsRss: parseFeed,
  listReportsAsAtom: parseFeed,
  listReportsAsJsonFeed: parseFeed,
  listAlerts: parseFeed,
  getAlert: parseCap,
  getDiscovery: parseDiscovery,
  listRequestTypes: parseServices,
  getServiceDefinition: parseDefinition,
  listRequests: parseRequests,
  getRequest: parseRequests,
  listUpdates: parseUpdates,
  sendRequest: async (bytes, options) => (await parseReceipt(bytes, options)) && {},
  listServices: services,
  findServices: services,
  getService: services,
  getForm: (bytes) => Promise.resolve(parseFormDefinition(JSON.parse(new TextDecoder().decode(bytes))) && {}),
  sendForm: receipt,
  getCopy: (bytes, { source }) => Promise.resolve(parsePulled(bytes, source)),
};

/** What our own client says of an answer that tells something. */
export async function readByClient(id: string, contentType: string, bytes: Uint8Array, url: string): Promise<readonly string[]> {
  const read = readers[id.replace(/OfArea$/, '')];
  try {
    const { problems = [] } = (await read?.(bytes, { source: 'town', url, contentType })) ?? {};
    return problems.map(({ message }) => `our client: ${message}`);
  } catch (error) {
    if (!isCivicError(error)) throw error;
    return [`our client: ${error.code}: ${error.message}`];
  }
}
