import type { FormDefinition } from '../forms/definition/form-definition.js';
import type { Batch, Source, SourceContext } from '../source/source.js';
import type { RequestType } from './request-type.js';
import type { RequestUpdate } from './service-request.js';

/** A source of service requests. Beside their list it may give the types that can be reported, their questions, and updates. */
export interface RequestSource extends Source<'requests'> {
  types?(options: LanguageOption, context: SourceContext): Promise<TypeList>;
  /** The questions of a type. @throws CivicError `http/client-error` for an unknown id */
  describe?(typeId: string, options: LanguageOption, context: SourceContext): Promise<FormDefinition>;
  /** What happened to one request, or to all between two instants, oldest first. */
  updates?(query: UpdatesQuery, context: SourceContext): Promise<Omit<Batch<RequestUpdate>, 'order' | 'next'>>;
}

export interface LanguageOption {
  /** BCP 47 tag; sources that know one language give that. */
  readonly lang?: string;
}

/** Types in the order of the source, and what could not be read. */
export type TypeList = Omit<Batch<RequestType>, 'order' | 'next'>;

export interface UpdatesQuery {
  /** Id of one request. */
  readonly request?: string;
  /** RFC 3339 instant. */
  readonly since?: string;
  /** RFC 3339 instant. */
  readonly until?: string;
}
