import type { Ref } from '../../source/resources.js';
import type { Instant } from '../../when/when.js';
import type { FormDefinition } from '../definition/form-definition.js';

/** A form that a source offers, to be filled in. */
export interface PublishedForm {
  readonly ref: Ref;
  readonly definition: FormDefinition;
  /** When the source last changed it, where that is known. */
  readonly updatedAt?: Instant;
  /**
   * Only known to freeze nothing (`boundedForm`): whoever opens it has it checked (`parseFormDefinition`) soon, and sends nothing before. Only
   * of sources that were told so.
   */
  readonly unchecked?: true;
}

export interface FormQuery {
  /** Id of a definition. */
  id?: string;
  /** Words that all occur in the title, in any of its languages. */
  text?: string;
}
