import type { PublicService, RequiredDocument, ServiceContact, ServiceFee, ServicePlace, ServiceStep } from '@civickit/core';
import type { Owner } from './owners.js';
import type { Answer } from './row-parts.js';
import type { ServiceFacts } from './row-service.js';

/** What the other sheets say of a service, in their order. */
interface Gathered {
  readonly documents: RequiredDocument[];
  readonly places: ServicePlace[];
  readonly contacts: ServiceContact[];
  readonly complaints: ServiceContact[];
  readonly fees: ServiceFee[];
  readonly steps: ServiceStep[];
  readonly questions: Answer[];
}

/** A service while the rows that belong to it are still being read. */
export interface Draft extends Owner, Gathered {
  readonly facts: ServiceFacts;
  /** Other services that its row names. */
  readonly related: Owner[];
  /** Its record; of a spreadsheet, with the rows that belong to it under the names of their kinds. */
  readonly raw: Record<string, unknown>;
}

/** Places and units of sheets of their own, which services name. */
export interface Directory {
  readonly places: Map<string, ServicePlace>;
  readonly contacts: Map<string, ServiceContact>;
}

export function draftOf(owner: Owner, facts: ServiceFacts, raw: Record<string, unknown>): Draft {
  return { ...owner, facts, raw, related: [], documents: [], places: [], contacts: [], complaints: [], fees: [], steps: [], questions: [] };
}

/** The service with all that was found of it. */
export function serviceOf(draft: Draft, source: string, { places: known, contacts: units }: Directory): PublicService {
  const { placesGiven, placeFacts, ...facts } = draft.facts;
  const documents = [...(facts.documents ?? []), ...draft.documents];
  const steps = [...(facts.steps ?? []), ...draft.steps];
  // A sheet of fees says in full what the cell says in short.
  const fees = draft.fees.length > 0 ? draft.fees : facts.fees;
  const questions = [...(facts.questions ?? []), ...draft.questions];
  const places = [...placesIn(placesGiven, placeFacts, known), ...draft.places];
  const own = facts.contacts ?? [];
  const unit = own.length === 0 ? units.get(facts.organization?.name ?? '') : undefined;
  const contacts = [...own, ...draft.contacts, ...(unit && draft.contacts.length === 0 ? [unit] : [])];
  const complaints = facts.complaints ?? draft.complaints[0];
  return {
    ref: { source, id: draft.id },
    ...facts,
    ...((facts.documents || documents.length > 0) && { documents }),
    ...(places.length > 0 && { places }),
    ...(contacts.length > 0 && { contacts }),
    ...(complaints && { complaints }),
    ...(steps.length > 0 && { steps }),
    ...(fees && { fees }),
    ...(questions.length > 0 && { questions }),
    ...(draft.related.length > 0 && { related: draft.related.map(({ id }) => ({ source, id })) }),
    raw: draft.raw,
  };
}

/** Each is the name of a place that is known, or an address; what the row says beside it is of the only one. */
function placesIn(given: readonly string[], facts: ServicePlace, known: Directory['places']): ServicePlace[] {
  const places = given.map((text): ServicePlace => known.get(text) ?? { address: text });
  const [only] = places;
  if (Object.keys(facts).length === 0) return places;
  return places.length > 1 ? places : [{ ...only, ...facts }];
}
