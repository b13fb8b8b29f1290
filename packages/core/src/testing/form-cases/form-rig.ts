import { createCivicClient } from '../../client/create-client.js';
import type { Submission } from '../../forms/answers/answers.js';
import type { Receipt } from '../../requests/receipt.js';
import type { Source } from '../../source/source.js';
import type { SampleForm } from '../sample-forms.js';
import { httpOf, type Rig, type Using } from '../source-cases/rig.js';
import { townZone } from '../town/sample-town.js';

/** What a case needs the source, or the server behind it, to do. */
export interface FormScenario {
  readonly forms: readonly SampleForm[];
  /**
   * `hang`: no answer ever. `garbage`: an answer that is none of the standard, also to what is sent. `drop-after-commit`: what is sent is
   * stored, then the connection fails.
   */
  readonly fault?: 'hang' | 'garbage' | 'drop-after-commit';
}

export interface FormRig extends Rig<Source<'forms'>> {
  /** What has arrived and was stored, oldest first. Needed where something can be sent. */
  readonly sent?: () => readonly Pick<Submission, 'form' | 'version' | 'answers'>[];
}

export type MakeFormRig = (scenario: FormScenario) => FormRig | Promise<FormRig>;
export type UsingForms = Using<FormScenario, FormRig>;

/** What a source of forms can do; a case for each is run, and one that it does not claim more or less. */
export interface FormTraits {
  /** Whether a form can be asked for by its id. @default false */
  readonly get?: boolean;
  /** What can be sent. @default nothing */
  readonly send?: {
    /** How sure a receipt is. */
    readonly receipt: Receipt['strength'];
    /** Whether the same may be sent again under its key. @default false */
    readonly keyed?: boolean;
  };
}

/** The client that a program would have. */
export function clientOf(rig: FormRig) {
  return createCivicClient({ forms: rig.source }, { http: httpOf(rig), zone: townZone, sourceTimeoutMs: 1000 });
}
