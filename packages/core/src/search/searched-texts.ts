import type { PublicService } from '../services/public-service.js';

/** What a service is found by, from what says most about it to what says least: names, other names, vocabulary, what it is, documents. */
export function searchedTexts(service: PublicService): readonly (readonly (string | undefined)[])[] {
  const { name, alternateNames = [], keywords = [], terms = [], summary, organization, documents = [] } = service;
  return [
    [name],
    alternateNames,
    [...keywords, ...terms.map((term) => term.name)],
    [summary, organization?.name],
    documents.map((document) => document.name),
  ];
}
