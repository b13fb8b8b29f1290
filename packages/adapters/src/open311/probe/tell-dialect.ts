import { fieldsOf, listOf } from '../../record/fields.js';
import type { Open311DialectName } from '../open311-options.js';
import type { Look } from './look.js';

/** What was seen, by which a dialect is told. */
export interface Traces {
  readonly base: URL;
  readonly discovery?: Look;
  readonly services?: Look;
  readonly requests?: Look;
  /** How the server pages, as far as could be seen. */
  readonly paging: 'none' | 'page' | 'offset' | 'unknown';
  readonly answersJson: boolean;
  /** Requests were answered by 404. */
  readonly requestsMissing: boolean;
}

interface Sign {
  readonly dialect: Open311DialectName;
  readonly says: string;
  readonly seen: (traces: Traces) => boolean;
}

/** Signs of each dialect, the surest first. */
const signs: readonly Sign[] = [
  {
    dialect: 'civickit',
    says: 'discovery names the software: civickit',
    seen: ({ discovery }) => fieldsOf(discovery?.json)['software'] === 'civickit',
  },
  {
    dialect: 'seeclickfix',
    says: 'the host is SeeClickFix, or the address ends in the number of an organisation',
    seen: ({ base }) => /(^|\.)seeclickfix\.com$/.test(base.hostname) || /\/open311\/v2\/\d+\/?$/.test(base.pathname),
  },
  { dialect: 'xml-only', says: 'it answers in XML only', seen: ({ answersJson }) => !answersJson },
  {
    dialect: 'fixmystreet',
    says: 'its JSON stands in an object with the name of the list, and discovery names max_requests or no key service',
    seen: ({ services, requests, discovery }) =>
      'services' in fieldsOf(services?.json) ||
      isWrapped(requests) ||
      'discovery' in fieldsOf(discovery?.json) ||
      has(discovery, 'max_requests'),
  },
  {
    dialect: 'mark-a-spot',
    says: 'the list of requests comes with `meta`, or is answered by 404 where services are not',
    seen: ({ requests, requestsMissing }) => requestsMissing || 'meta' in fieldsOf(requests?.json),
  },
  {
    dialect: 'mark-a-spot-2018',
    says: 'fields are called servicerequest_id, address_string or status_note, and it knows no offset',
    seen: (traces) => traces.paging !== 'offset' && hasOddNames(traces.requests),
  },
  {
    dialect: 'mark-a-spot',
    says: 'fields are called servicerequest_id, address_string or status_note',
    seen: ({ requests }) => hasOddNames(requests),
  },
  {
    dialect: 'citysdk',
    says: 'a field is called adress_id, or there is a detailed_status',
    seen: ({ requests, discovery }) => has(requests, 'adress_id') || has(requests, 'detailed_status') || has(discovery, 'dicovery'),
  },
  {
    dialect: 'open311-adapter',
    says: 'booleans of types are written as text, or types have groups',
    seen: ({ services }) =>
      listOf(services?.json).some((type) => 'groups' in fieldsOf(type) || typeof fieldsOf(type)['metadata'] === 'string'),
  },
  {
    dialect: 'ureport',
    says: 'it has pages, and its ids are numbers',
    seen: ({ requests, paging }) => paging === 'page' && typeof fieldsOf(listOf(requests?.json)[0])['service_request_id'] === 'number',
  },
  { dialect: 'mark-a-spot', says: 'it answers to limit and offset', seen: ({ paging }) => paging === 'offset' },
  { dialect: 'connected-bits', says: 'it answers to page and page_size', seen: ({ paging }) => paging === 'page' },
];

/** The dialect with the surest sign; `spec` where there is none. */
export function tellDialect(traces: Traces): { readonly dialect: Open311DialectName; readonly evidence: string } {
  const sign = signs.find(({ seen }) => seen(traces));
  return sign
    ? { dialect: sign.dialect, evidence: `${sign.dialect}: ${sign.says}` }
    : { dialect: 'spec', evidence: 'spec: nothing differs' };
}

function hasOddNames(look: Look | undefined): boolean {
  return ['servicerequest_id', 'status_note', 'address_string'].some((name) => has(look, name));
}

function isWrapped(look: Look | undefined): boolean {
  return 'service_requests' in fieldsOf(look?.json);
}

/** A field of this name; the text is enough, for what is quoted in a description has no quotation marks of its own. */
function has(look: Look | undefined, field: string): boolean {
  if (!look) return false;
  return look.isXml ? look.text.includes(`<${field}>`) || look.text.includes(`<${field}/>`) : look.text.includes(`"${field}"`);
}
