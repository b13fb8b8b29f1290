import type { PrivacyCategory } from './form-privacy.js';

/** What a question asks about a person by its type alone, where its `privacy` does not say. */
export function categoryOfType(type: string): PrivacyCategory | undefined {
  return categories.get(type);
}

const categories: ReadonlyMap<string, PrivacyCategory> = new Map<string, PrivacyCategory>([
  ['name', 'name'],
  ['resident-id', 'identity'],
  ['phone', 'contact'],
  ['tel', 'contact'],
  ['email', 'contact'],
  ['address', 'address'],
  ['location', 'location'],
  ['file', 'picture'],
]);
