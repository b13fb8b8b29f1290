import type { Expression } from '@civickit/core/forms';
import type { Names } from '../xpath/names.js';
import type { XPath } from '../xpath/parse.js';
import { translateOperand } from '../xpath/translate.js';
import { fitted } from '../xpath/typed.js';

/** The earliest or latest day or time: one that is written out, or worked out of others that are answered. */
export function momentLimit(
  operator: string,
  limit: XPath,
  kind: 'date' | 'time' | 'datetime',
  names: Names,
): readonly (readonly [string, Expression])[] | undefined {
  if (operator !== '>=' && operator !== '<=') return undefined;
  const { expression, type, open } = fitted(translateOperand(limit, names), kind);
  // A limit that nobody has answered forbids nothing; in XPath it forbids all.
  return type === kind && !open ? [[operator === '>=' ? 'minimum' : 'maximum', expression]] : undefined;
}
