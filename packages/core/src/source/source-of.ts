import type { RequestSource } from '../requests/request-source.js';
import type { ServiceSource } from '../services/service-source.js';
import type { Source } from './source.js';

/** The port of each kind: what every source has, and what those of this kind may have beside it. */
export interface SourceOf {
  notices: Source<'notices'>;
  services: ServiceSource;
  requests: RequestSource;
  forms: Source<'forms'>;
}
