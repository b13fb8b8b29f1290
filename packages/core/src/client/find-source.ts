import { CivicError } from '../errors/civic-error.js';

/** The source of this id. @throws CivicError `config/unknown-source` */
export function findSource<S extends { readonly id: string }>(sources: readonly S[], id: string): S {
  const found = sources.find((source) => source.id === id);
  if (found) return found;
  throw new CivicError('config/unknown-source', `There is no source "${id}"; there are ${sources.map((source) => source.id).join(', ')}`, {
    source: id,
  });
}
