import type { Source, SourceContext } from '../source/source.js';
import type { Taxonomy } from './public-service.js';

/** A source of public services. Beside their list it may give the taxonomies that they are sorted by. */
export interface ServiceSource extends Source<'services'> {
  taxonomies?(context: SourceContext): Promise<readonly Taxonomy[]>;
}
