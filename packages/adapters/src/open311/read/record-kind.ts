/** How records of one resource stand in an answer. */
export interface RecordKind {
  /** For messages: what was asked for. */
  readonly what: string;
  /** JSON members, and roots in XML, that hold a list of them. */
  readonly lists: readonly string[];
  /** Elements of one of them, and JSON members around one. */
  readonly items: readonly string[];
  /** Fields of which a record has at least one. */
  readonly fields: readonly string[];
}

const anyList = ['data', 'results', 'items'];

export const requestKind: RecordKind = {
  what: 'service requests',
  lists: ['service_requests', 'requests', ...anyList],
  items: ['request', 'service_request'],
  fields: ['service_request_id', 'token', 'service_notice', 'account_id', 'service_code', 'status', 'requested_datetime'],
};

export const serviceKind: RecordKind = {
  what: 'services',
  lists: ['services', ...anyList],
  items: ['service'],
  fields: ['service_code', 'service_name'],
};

export const definitionKind: RecordKind = {
  what: 'a service definition',
  lists: anyList,
  items: ['service_definition', 'service'],
  fields: ['attributes', 'attribute', 'service_code'],
};

export const updateKind: RecordKind = {
  what: 'service request updates',
  lists: ['service_request_updates', 'service_requests_updates', 'request_updates', ...anyList],
  items: ['request_update', 'service_request_update'],
  fields: ['update_id', 'service_request_id'],
};

export const discoveryKind: RecordKind = {
  what: 'a discovery document',
  lists: [],
  // CitySDK writes it without its s.
  items: ['discovery', 'dicovery'],
  fields: ['endpoints', 'endpoint'],
};

/** Roots and members under which errors stand. */
export const errorRoots: ReadonlySet<string> = new Set(['errors', 'error_messages', 'error']);
