import type { AnswerPath } from '../answers/answer-path.js';
import type { Submission } from '../answers/answers.js';
import type { FormDefinition } from '../definition/form-definition.js';
import type { FormIssue } from '../validate/form-issue.js';
import type { FormChange, FormSession, SubmissionMore } from './form-session.js';
import type { FormState } from './form-state.js';
import type { Instance } from './instance.js';
import { type FormOptions, type Judging, Session } from './session.js';

export type { FormOptions, Judging } from './session.js';

/** A form that is shown before all that judges it is here. Until `complete`, it can be filled in, and neither checked nor sent. */
export interface EarlyForm extends FormSession {
  readonly isComplete: boolean;
  /** What is shown may be otherwise once it is complete: an answer or a condition needs what is not here. */
  readonly lacks: boolean;
  /** What was put off is here: every answer is read anew. Tells what has changed by it. */
  complete(judging: Judging): FormChange;
}

/** As `openForm`, with `judging`, or while that is still on its way. For pages that count what they load until their first question. */
export function openEarly(definition: FormDefinition, options?: FormOptions, judging?: Judging): EarlyForm {
  return new EarlySession(definition, options, judging);
}

class EarlySession extends Session implements EarlyForm {
  get isComplete(): boolean {
    return this.state.engine.judging !== undefined;
  }

  get lacks(): boolean {
    return this.state.engine.lacks;
  }

  complete(judging: Judging): FormChange {
    const { state } = this;
    Object.assign(state.engine, { judging, lacks: false });
    readWithin(state, state.root);
    state.judgeAll();
    return state.changes.take();
  }

  /** @throws RangeError before it is complete */
  override check(scope?: { readonly page?: string; readonly path?: AnswerPath }): readonly FormIssue[] {
    this.#mustBeComplete();
    return super.check(scope);
  }

  /** @throws RangeError before it is complete: what is not judged is not sent */
  override submission(more?: SubmissionMore): Submission {
    this.#mustBeComplete();
    return super.submission(more);
  }

  #mustBeComplete(): void {
    if (!this.isComplete) throw new RangeError('not complete');
  }
}

function readWithin(state: FormState, instance: Instance): void {
  for (const node of instance.level.inOrder) {
    const { typed, instances } = instance.cell(node);
    state.write(node, instance, typed);
    for (const inner of instances) readWithin(state, inner);
  }
}
