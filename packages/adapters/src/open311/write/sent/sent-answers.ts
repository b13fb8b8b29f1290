import type { Answer } from '@civickit/core';
import { withoutInvalid } from '@civickit/core/markup';
import type { FieldReader } from './field-reader.js';

const mostCodeChars = 200;

/**
 * `attribute[CODE]=value` and `attribute[CODE][]=value`, also several of the former, as open311-adapter wants them. A code may be any
 * text, `__proto__` too: ask for the answers by `Object.hasOwn`.
 */
export function readSentAnswers(reader: FieldReader): Readonly<Record<string, Answer>> | undefined {
  const answers = new Map<string, Answer>();
  for (const name of reader.names()) {
    if (!name.startsWith('attribute')) continue;
    const { code, isList } = codeIn(name);
    if (code === undefined) {
      reader.refuse('/answers', `${name.slice(0, mostCodeChars)} is not written as attribute[CODE]`);
      continue;
    }
    const path = `/answers/${code.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const values = reader.all(name).flatMap((value) => reader.text(`attribute[${code}]`, path, value, reader.limits.answer) ?? []);
    const before = answers.get(code);
    const [first] = values;
    if (first === undefined) continue;
    if (before === undefined && !isList && values.length === 1) answers.set(code, first);
    else answers.set(code, [...(before === undefined ? [] : Array.isArray(before) ? (before as string[]) : [String(before)]), ...values]);
  }
  // Not by assignment, so that no code means anything to JavaScript.
  return answers.size > 0 ? Object.fromEntries(answers) : undefined;
}

function codeIn(name: string): { readonly code?: string; readonly isList: boolean } {
  const isList = name.endsWith('][]');
  const code = name.startsWith('attribute[') && name.endsWith(']') ? name.slice('attribute['.length, isList ? -3 : -1) : '';
  return { isList, ...(code.trim() !== '' && code.length <= mostCodeChars && withoutInvalid(code) === code && { code }) };
}
