/** Every code CivicKit raises. Each has a page at docs/errors/<kind>/<detail>.md; a test holds the two together. */
export const errorCodes = [
  'aborted/by-caller',
  'config/invalid',
  'config/missing',
  'config/no-host',
  'config/no-source',
  'config/unknown-adapter',
  'config/unknown-source',
  'cors/refused',
  'http/client-error',
  'http/rate-limited',
  'http/server-error',
  'invalid/cursor',
  'invalid/duration',
  'invalid/query',
  'invalid/url',
  'network/cut',
  'network/unreachable',
  'offline/no-network',
  'protocol/doctype',
  'protocol/html-instead',
  'protocol/not-a-feed',
  'protocol/not-json',
  'protocol/wrong-shape',
  'storage/unavailable',
  'timeout/answer',
  'too-large/answer',
  'too-large/markup',
  'unsupported/capability',
] as const;

/** A code of CivicKit itself. */
export type KnownErrorCode = (typeof errorCodes)[number];
