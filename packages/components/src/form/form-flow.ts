import type { Receipt, Submission } from '@civickit/core';
import {
  type AnswerPath,
  type Answers,
  type FileAnswer,
  type FormDefinition,
  type FormIssue,
  type FormSession,
  questionsOf,
} from '@civickit/core/forms';
import { type EarlyForm, type Judging, loadJudging, openEarly } from '@civickit/core/forms/early';
import { afterFrame } from './after-frame.js';
import { FormAgreement } from './form-agreement.js';
import { FormDelivery } from './form-delivery.js';
import { FormDraft } from './form-draft.js';
import type { Carried } from './form-fallback.js';
import { FormFiles } from './form-files.js';
import type { FlowEvents, FlowSetting } from './form-flow.types.js';
import type { FormOutcome } from './form-sending.js';
import { isSame, nameOf, placeOf, type Step, stepFrom, stepsOf } from './form-steps.js';

/** What answers are judged by, once a form of the page has brought it. */
let judging: Judging | undefined;

/** After so many milliseconds what is here is shown without what is still being brought. */
const patienceMs = 2_000;

/** One form on its way from the first question to its receipt, without how it looks. */
export class FormFlow {
  readonly draft: FormDraft;
  readonly files: FormFiles;
  session: EarlyForm | undefined;
  step: Step = { at: 'start' };
  /** What was wrong when the person wanted to go on. */
  issues: readonly FormIssue[] = [];
  readonly agreement = new FormAgreement();
  /** Whether it is known what was begun before. */
  ready = false;
  /** The person wanted to go on, and what judges the answers could not be had. */
  unjudged = false;

  readonly #setting: () => FlowSetting;
  readonly #events: FlowEvents;
  #definition: FormDefinition | undefined;
  #given: Answers = {};
  readonly #delivery: FormDelivery;
  #handing = false;
  /** Counts the forms that were taken: who was still waiting for an earlier one lets go. */
  #turn = 0;
  /** Times that answers were given: by controls at their paths, and by the page, which may give any. */
  readonly #typed = new Map<AnswerPath, number>();
  #prefilled = 0;

  constructor(setting: () => FlowSetting, events: FlowEvents) {
    this.#setting = setting;
    this.#events = events;
    this.draft = new FormDraft(() => events.changed());
    this.files = new FormFiles(this.draft.files, () => events.changed());
    this.#delivery = new FormDelivery(events);
  }

  /** The form that was taken last. */
  get definition(): FormDefinition | undefined {
    return this.#definition;
  }

  get outcome(): FormOutcome | undefined {
    return this.#delivery.outcome;
  }

  get sending(): boolean {
    return this.#handing || this.#delivery.elsewhere;
  }

  get outbox(): FlowSetting['outbox'] {
    return this.#setting().outbox;
  }

  get answers(): Answers {
    return this.session?.answers ?? this.#given;
  }

  get steps(): readonly Step[] {
    return this.session ? stepsOf(this.session, this.#setting().single) : [];
  }

  /** Whether there is anything to read or to choose before the first question. */
  get hasStart(): boolean {
    const { intro, privacy } = this.#definition ?? {};
    const { assisted, source, waits } = this.#setting();
    return (
      waits === true || assisted || intro !== undefined || privacy !== undefined || this.draft.found.length > 0 || source === undefined
    );
  }

  /**
   * Takes a form; `wanted` is the page that the address names. `carry` reads what was put into the page's own form, at the moment in which
   * this one takes its place.
   */
  async open(definition: FormDefinition, wanted: string | undefined, carry?: () => Carried | undefined): Promise<void> {
    const turn = (this.#turn += 1);
    this.close();
    this.#definition = definition;
    this.session = undefined;
    this.step = { at: 'start' };
    this.issues = [];
    this.ready = this.#handing = false;
    this.agreement.reset();
    const { store, assisted } = this.#setting();
    await this.draft.look(assisted ? undefined : store, definition.id);
    if (turn !== this.#turn) return;
    if (carry) {
      await this.#begin(undefined);
      await this.#settle();
      if (turn !== this.#turn) return;
      const carried = carry();
      this.ready = true;
      if (carried) return this.#goOn(carried);
      this.session = undefined;
      await this.draft.close();
    }
    this.ready = true;
    const [latest] = this.draft.found;
    // Whoever loads a page of it again goes on where they were.
    if (latest && wanted !== undefined && wanted !== 'start') await this.resume(latest.id, wanted);
    else if (!this.hasStart) await this.start();
    this.#events.changed();
  }

  /** Brings what answers are judged by, where it is not here yet. Rejects where it cannot be had. */
  async complete(): Promise<void> {
    judging ??= await loadJudging();
    this.unjudged = false;
    if (!this.session || this.session.isComplete) return;
    this.session.complete(judging);
    this.#events.changed();
  }

  /** The same form asks other questions from now on: what was answered is carried over, as from an earlier version of it. */
  redefine(definition: FormDefinition): void {
    const { session } = this;
    this.#definition = definition;
    if (!session) return;
    void this.#prepare(definition);
    this.#fill(this.draft.retake(definition, session.answers));
    this.#events.changed();
  }

  prefill(answers: Answers): void {
    this.#given = { ...this.#given, ...answers };
    if (!this.session) return;
    this.#prefilled += 1;
    for (const [path, answer] of Object.entries(answers)) this.session.set(path, answer);
    this.#keep();
    this.#events.changed();
  }

  start = async (): Promise<void> => {
    const { assisted } = this.#setting();
    const helping = assisted ? this.agreement.helping : undefined;
    this.issues = helping?.startIssues() ?? [];
    if (this.issues.length > 0) return this.#refuse();
    const [again] = this.session && this.draft.found.length === 0 ? this.steps : [];
    // Whoever has gone back to the start goes on with what they wrote.
    if (again) return this.go(again);
    if (helping) helping.isNamed = true;
    await this.#begin(undefined);
    await this.#settle();
    if (Object.keys(this.#given).length > 0) this.#keep();
    const [first] = this.steps;
    if (first) this.go(first);
  };

  /** Begins with the first page, and leads nobody there: they are writing on it already. `typed` is asked when there is a place for it. */
  begin = async (typed: () => Answers): Promise<void> => {
    await this.#begin(undefined, typed);
    const [first] = this.steps;
    if (first) this.step = first;
    // Nothing is waited for before what was typed is kept.
    this.#keep();
    this.#events.changed();
  };

  resume = async (id: string, wanted?: string): Promise<void> => {
    await this.#begin(id);
    const page = wanted ?? this.draft.page;
    await this.#settle(this.#setting().resumed);
    const step = this.steps.find((one) => nameOf(one) === page) ?? this.steps[0];
    if (step) this.go(step);
  };

  /**
   * Takes what waits in the queue, or was refused, back into the form; it is sent under the same key. Of what has left it shows what became.
   * @returns whether it can be changed
   */
  change = async (key: string): Promise<boolean> => {
    const begun = this.draft.found.find(({ replaces }) => replaces === key);
    if (begun) return this.resume(begun.id).then(() => true);
    const { takeBack } = await import('./form-sending.js');
    const { outbox, outgoing } = this.#setting();
    const taken = await takeBack(outbox, key, this.#definition?.id ?? '', outgoing);
    if (!taken) return false;
    await this.#begin(undefined);
    this.draft.replaces = key;
    this.#fill(await taken.answersIn(this.draft));
    await this.#settle();
    // It is too late to change it.
    if (taken.outcome) return this.#end(undefined, taken.outcome).then(() => false);
    const [first] = this.steps;
    if (first) this.go(first);
    return true;
  };

  takeNewer = async (): Promise<void> => {
    this.#fill(await this.draft.takeNewer());
    await this.#settle();
    this.#events.changed();
  };

  set(path: AnswerPath, value: unknown): void {
    const { session } = this;
    if (!session) return;
    this.#typed.set(path, (this.#typed.get(path) ?? 0) + 1);
    const { shown, hidden, calculated, options } = session.set(path, value);
    this.#keep();
    // A key that nothing hangs on draws nothing: the control has it already.
    if (shown.length + hidden.length + calculated.length + options.length > 0) this.#events.changed();
  }

  /** Grows with every answer that may stand in a control otherwise than it was drawn last. */
  givenAt(path: AnswerPath): number {
    return this.#prefilled + (this.#typed.get(path) ?? 0);
  }

  left(path: AnswerPath): void {
    const before = this.issues;
    if (!this.session || !before.some((issue) => issue.path === path)) return this.#events.changed();
    const now = this.session.check({ path }).filter((issue) => issue.path === path);
    this.issues = before.flatMap((issue) => (issue.path === path ? now : [issue]));
    this.#events.changed();
  }

  add(repeat: AnswerPath): string | undefined {
    const id = this.session?.add(repeat);
    this.#keep();
    this.left(repeat);
    return id;
  }

  remove(repeat: AnswerPath, id: string): void {
    this.session?.remove(repeat, id);
    this.#keep();
    this.left(repeat);
  }

  addFile(path: AnswerPath, file: FileAnswer): void {
    const given = (this.session?.get(path) ?? []) as readonly FileAnswer[];
    this.set(path, [...given, file]);
    // Whom it belonged to may have been taken out while it was made smaller.
    if (!this.session?.get(path)) this.files.remove(file.id);
    this.left(path);
  }

  agree(agreed: boolean): void {
    this.agreement.agreed = agreed;
    this.renewAgreement();
  }

  /** What has been said is not told to be missing any more. */
  renewAgreement(): void {
    const missing = this.#definition ? this.agreement.issues(this.#definition, this.#setting().assisted).map(({ path }) => path) : [];
    this.issues = this.issues.filter(({ path }) => !path.startsWith('$') || missing.includes(path));
    this.#events.changed();
  }

  /** Checks the page, and goes on where nothing is wrong, as soon as there is something to judge its answers by. */
  async next(): Promise<void> {
    const { session, step } = this;
    if (!session || step.at !== 'page') return;
    if (!session.isComplete) {
      this.unjudged = await this.#lacksJudgement();
      if (this.unjudged) return this.#events.changed();
      // Meanwhile the form may ask otherwise, or they have gone elsewhere.
      return isSame(step, this.step) ? this.next() : undefined;
    }
    this.issues = session.check(this.#setting().single ? {} : { page: step.id });
    if (this.issues.length > 0) return this.#refuse();
    const next = stepFrom(session, this.#setting().single, step, 1);
    if (next) this.go(next);
  }

  back(): void {
    const { session, step } = this;
    const before = session && stepFrom(session, this.#setting().single, step, -1);
    if (before) this.go(before);
    else if (this.hasStart) this.go({ at: 'start' });
  }

  go(step: Step, path?: AnswerPath): void {
    const isNew = !isSame(step, this.step);
    this.step = step;
    if (isNew) this.issues = path === undefined ? [] : this.issues;
    this.#keep();
    this.#events.moved(step, path);
  }

  /** To where an answer is given: its page, if it stands on another. */
  lead(path: AnswerPath): void {
    const { single } = this.#setting();
    const page = path.startsWith('page:') ? path.slice('page:'.length) : this.#pageOf(path);
    const [first] = this.steps;
    if (page === undefined) return this.#events.moved(this.step, path);
    this.go(single && first ? first : { at: 'page', id: page }, path.startsWith('page:') ? undefined : path);
  }

  async send(): Promise<void> {
    const { session } = this;
    const definition = this.#definition;
    if (!session || !definition || this.sending) return;
    this.#handing = true;
    this.#delivery.forget();
    this.#events.changed();
    try {
      await this.files.settled();
      this.unjudged = await this.#lacksJudgement();
      if (this.unjudged) return this.#delivery.fail('failed');
      this.issues = [...session.check(), ...this.agreement.issues(definition, this.#setting().assisted)];
      if (this.issues.length > 0) return this.#refuse();
      const checked = this.#setting().checked();
      // At once where nothing is left to be checked.
      const holds = checked === true || (await checked.catch(() => undefined));
      if (holds === undefined) this.#delivery.fail('failed');
      else if (holds) await this.#hand(definition, session);
    } finally {
      this.#handing = false;
      this.#events.changed();
    }
  }

  /** It could not be sent by other means. */
  fail(): void {
    this.#delivery.fail('failed');
    this.#events.changed();
  }

  /** It has been sent by other means. */
  async finish(receipt: Receipt): Promise<void> {
    this.#delivery.elsewhere = false;
    await this.#end(undefined, { state: 'received', receipt, leftOut: [] });
  }

  async startAnew(): Promise<void> {
    this.#setting().anew?.();
    const definition = this.#definition;
    this.#given = {};
    if (definition) await this.open(definition, undefined);
    if (this.step.at === 'start') this.#events.moved(this.step);
  }

  /** The form turns out to be none. */
  letGo(): void {
    this.#turn += 1;
    this.close();
    this.#definition = this.session = undefined;
    this.ready = false;
  }

  close(): void {
    this.#delivery.forget();
    void this.draft.close();
  }

  /** Id of the page on which an answer is asked. */
  #pageOf(path: AnswerPath): string | undefined {
    return this.#definition && placeOf(this.#definition, path)?.page.id;
  }

  async #begin(id: string | undefined, typed?: () => Answers): Promise<void> {
    const definition = this.#definition;
    if (!definition) return;
    const kept = await this.draft.begin(definition, id);
    void this.#prepare(definition);
    this.#fill(id === undefined ? { ...this.#given, ...typed?.() } : kept);
  }

  /** Where the person was in the page's own form. */
  #goOn({ answers, agreed, files, path }: Carried): void {
    for (const [id, answer] of Object.entries(answers)) this.session?.set(id, answer);
    this.agreement.agreed = agreed;
    const [first] = this.steps;
    const page = path === undefined ? undefined : this.#pageOf(path);
    const step = this.steps.find((one) => one.at === 'page' && one.id === page) ?? first;
    this.#events.carried(files);
    if (step) this.go(step, path);
  }

  /** Asked for once the first question is there: when it is to be sent, there may be no network to load it by. */
  async #prepare(definition: FormDefinition): Promise<void> {
    await afterFrame();
    import('./form-sending.js').catch(() => undefined);
    this.#setting()
      .outbox?.()
      .catch(() => undefined);
    if (questionsOf(definition).some(({ question: { type } }) => type === 'file')) import('../photos/index.js').catch(() => undefined);
  }

  #fill(answers: Answers): void {
    if (this.#definition) this.session = openEarly(this.#definition, { answers, zone: this.#setting().zone }, judging);
  }

  /** Resolves once it is settled what is shown: with what has to be brought, or without it where it cannot be had, or not soon. */
  #settle(more?: () => Promise<void>): Promise<void> {
    const bring = async (): Promise<void> => {
      if (this.session?.lacks) await this.complete().catch(() => undefined);
      await this.#setting().words?.();
      await more?.();
    };
    return Promise.race([bring(), new Promise<void>((resolve) => setTimeout(resolve, patienceMs))]);
  }

  #lacksJudgement(): Promise<boolean> {
    return this.complete().then(
      () => false,
      () => true,
    );
  }

  #keep(): void {
    const { session, step } = this;
    if (!session || step.at === 'sent' || step.at === 'start') return;
    this.draft.write(() => session.answers, nameOf(step), this.#setting().lang);
  }

  #refuse(): void {
    this.#events.refused();
    this.#events.changed();
  }

  async #hand(definition: FormDefinition, session: FormSession): Promise<void> {
    const setting = this.#setting();
    const { lang, title, assisted } = setting;
    const said = this.agreement.said(definition, assisted);
    const submission = session.submission({ lang, ...said, ...(title !== undefined && { title }) });
    try {
      const { handOver } = await import('./form-sending.js');
      await handOver(this.#delivery, { ...setting, session, submission }, this.draft, (outcome) => this.#end(submission, outcome));
    } catch {
      this.#delivery.fail('failed', submission);
    }
  }

  async #end(submission: Submission | undefined, outcome: FormOutcome): Promise<void> {
    this.#delivery.outcome = outcome;
    this.step = { at: 'sent' };
    this.issues = [];
    await this.draft.end();
    this.#events.sent(submission, outcome);
    this.#events.moved(this.step);
  }
}
