import { createOpen311Server, type Open311Dialect, type Open311ServerOptions } from './index.js';

type Pairs = readonly (readonly [string, string])[];

export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** As JSON. */
  readonly body: () => unknown;
}

/** A server, and short words to talk to it. */
export function converseWith(dialect: Open311Dialect, options: Open311ServerOptions = {}) {
  const server = createOpen311Server(dialect, options);
  const ask = async (path: string, init?: RequestInit): Promise<Answered> => {
    const answer = await server.answer(new Request(`https://town.example${server.base}/${path}`, init));
    const text = answer.type === 'error' ? '' : await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    return { status: answer.status, type, text, body: () => JSON.parse(text) as unknown };
  };
  const post = (path: string, fields: Pairs) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields.map(([name, value]) => [name, value])) });
  /** Sends a report of a type without questions; `more` replaces fields, an undefined value drops one. */
  const send = (more: Readonly<Record<string, string | undefined>> = {}, format = 'json') => post(`requests.${format}`, report(more));
  return { server, ask, post, send };
}

export function report(more: Readonly<Record<string, string | undefined>> = {}): Pairs {
  const fields = {
    api_key: 'key',
    service_code: '001',
    lat: '39.4711',
    long: '75.9877',
    address_string: 'Seman Road 7',
    email: 'someone@mail.example',
    description: '路面有洞',
    ...more,
  };
  return Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}
