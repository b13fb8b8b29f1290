import type { Source, SourceContext } from '../source/source.js';
import type { Taxonomy } from './public-service.js';

/** A source of public services. Beside their list it may give the taxonomies that they are sorted by, and a ready index. */
export interface ServiceSource extends Source<'services'> {
  taxonomies?(context: SourceContext): Promise<readonly Taxonomy[]>;
  /** The index of its services' words, made ready beforehand; undefined where there is none. */
  searchIndex?(context: SourceContext): Promise<string | undefined>;
}
