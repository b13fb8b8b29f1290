import type { Issue } from '../errors/civic-error.js';

/** What a server says about its refusal, in whichever shape. */
export interface Problem {
  readonly text?: string;
  readonly issues: readonly Issue[];
}

const mostIssues = 50;

/**
 * Reads RFC 9457 problem details and what other servers give in their place: JSON:API, WordPress, Laravel, .NET and DIGIT
 * field errors. Members of a wrong type are passed over, as section 3.1 asks.
 */
export function readProblem(value: unknown): Problem {
  const body = record(Array.isArray(value) ? value[0] : value);
  const nested = record(body['error']);
  const parts = [
    text(body['title']),
    text(body['detail']) ?? text(body['message']) ?? text(nested['message']) ?? text(body['error']) ?? text(body['description']),
  ];
  const said = parts
    .filter((part) => part !== undefined)
    .join(': ')
    .slice(0, 300);
  const issues = [
    ...readErrors(body['errors'] ?? body['Errors']),
    ...readErrors(body['invalid-params'] ?? body['invalidParams']),
    ...readErrors(record(body['data'])['params']),
  ].slice(0, mostIssues);
  return said ? { text: said, issues } : { issues };
}

function readErrors(value: unknown): Issue[] {
  if (Array.isArray(value)) return value.slice(0, mostIssues).flatMap(readError);
  return Object.entries(record(value))
    .slice(0, mostIssues)
    .flatMap(([field, said]) => (Array.isArray(said) ? said : [said]).flatMap((one) => issue(field, text(one))));
}

function readError(value: unknown): Issue[] {
  if (typeof value === 'string') return issue('', value);
  const error = record(value);
  const path = text(error['pointer']) ?? text(record(error['source'])['pointer']) ?? text(error['name']) ?? text(error['field']) ?? '';
  return issue(path, text(error['detail']) ?? text(error['reason']) ?? text(error['message']) ?? text(error['title']));
}

function issue(path: string, message: string | undefined): Issue[] {
  return message === undefined ? [] : [{ path: toPointer(path), message: message.slice(0, 300) }];
}

/** Names and `a.b[0]` paths become JSON Pointers, as `#/a` already nearly is. */
function toPointer(path: string): string {
  const bare = path.replace(/^#/, '');
  if (bare === '' || bare.startsWith('/')) return bare;
  return `/${bare
    .replace(/\[(\w+)\]/g, '.$1')
    .split('.')
    .join('/')}`;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
