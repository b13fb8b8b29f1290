import { toPlain } from '../objects/to-plain.js';

/** Plain data of items, without their raw records, pausing after each. */
export function* plainItems(items: readonly object[]): Generator<void, object[]> {
  const plain: object[] = [];
  for (const item of items) {
    plain.push(withoutRaw(item));
    yield;
  }
  return plain;
}

/** The raw record may be of any size and shape. */
function withoutRaw(item: object): object {
  const plain = toPlain(item) as { raw?: unknown };
  delete plain.raw;
  return plain;
}
