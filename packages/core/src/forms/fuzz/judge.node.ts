import { Validator } from '@cfworker/json-schema';
import { acceptSubmission, type AcceptedSubmission } from '../accept/accept-submission.js';
import type { FormDefinition } from '../definition/form-definition.js';
import { toJsonSchema } from '../derived/schema/to-json-schema.js';
import { unsaidOf, type UnsaidRule } from '../derived/schema/unsaid.js';
import type { FormIssue } from '../validate/form-issue.js';
import type { IssueCode } from '../validate/issue-codes.js';

/** The same instant in every run, or nothing could be run again. */
export const options = { clock: { now: () => Date.UTC(2026, 10, 28, 1, 30) }, zone: 'Asia/Shanghai' };

export type Verdict = 'both accept' | 'both refuse' | 'not to be said' | 'they differ';

/** Holds what the form says of submissions against what an independent validator says by the derived schema. */
export class Judge {
  readonly definition: FormDefinition;
  readonly #validator: Validator;
  readonly #unsaid: ReadonlySet<string>;

  constructor(definition: FormDefinition) {
    this.definition = definition;
    this.#validator = new Validator(toJsonSchema(definition), '2020-12');
    this.#unsaid = new Set(unsaidOf(definition).map(({ question, rule }) => `${question} ${rule}`));
  }

  submissionOf(answers: unknown): unknown {
    return { form: this.definition.id, version: this.definition.version, answers };
  }

  judge(answers: unknown): Verdict {
    const sent = this.submissionOf(answers);
    const { submission, issues, stripped }: AcceptedSubmission = acceptSubmission(this.definition, sent, options);
    // What the form accepts, as it is kept, the schema accepts.
    if (issues.length === 0) {
      if (!this.#fits(submission)) return 'they differ';
      return stripped.length === 0 || this.#fits(sent) ? 'both accept' : 'both refuse';
    }
    if (issues.some((issue) => this.#isUnsaid(issue))) return 'not to be said';
    return this.#fits(sent) && this.#fits(submission) ? 'they differ' : 'both refuse';
  }

  why(answers: unknown): object {
    const sent = this.submissionOf(answers);
    const accepted = acceptSubmission(this.definition, sent, options);
    const errors = [sent, accepted.submission].map((value) =>
      this.#validator.validate(value).errors.map(({ instanceLocation, error }) => `${instanceLocation} ${error}`),
    );
    return { answers, accepted, errors };
  }

  /** Whether the schema leaves the rule out. What is missing under a condition it says where it can. */
  #isUnsaid({ question, code }: FormIssue): boolean {
    const rules: readonly UnsaidRule['rule'][] = ruleOf(code);
    return rules.some((rule) => this.#unsaid.has(`${question} ${rule}`));
  }

  #fits(value: unknown): boolean {
    return this.#validator.validate(value).valid;
  }
}

function ruleOf(code: IssueCode): readonly UnsaidRule['rule'][] {
  if (code === 'check' || code === 'minimum' || code === 'maximum') return [code];
  if (code === 'required' || code === 'minItems') return ['required', 'showIf', 'filter'];
  return code === 'option' ? ['filter'] : ['format'];
}
