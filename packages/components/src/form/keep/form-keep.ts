import { type Instant, isCivicError, toInstant } from '@civickit/core';
import type { FormDefinition, LocalText, ReadText } from '@civickit/core/forms';
import type { Draft, DraftFile, Drafts } from '@civickit/core/forms/drafts';
import type { OutboxItem } from '@civickit/core/outbox';
import type { LitElement } from 'lit';
import { canDownload, downloadFile, fileName } from '../../service-guide/share/download.js';
import type { FormFlow } from '../form-flow.js';
import type { Step } from '../form-steps.js';
import { HelpGiven } from './help-given.js';
import type { KeepLooks } from './keep-looks.js';
import type { KeepTexts } from './keep-texts.js';
import { renderAgreed, renderAssistant } from './render-assistant.js';
export { loadKeepTexts } from './keep-texts.js';
import { renderAtStart, renderBeside, renderChanged } from './render-keep.js';
import type { KeepView } from './render-keep.js';

export interface KeepSetting {
  readonly host: LitElement;
  readonly flow: FormFlow;
  readonly definition: FormDefinition;
  readonly looks: KeepLooks;
}

/** Going on later and elsewhere, by a file, and leaving nothing on a device that others use too. */
export class FormKeep {
  texts: KeepTexts;
  /** With which the next file is sealed. */
  passphrase = '';
  isPassphraseShown = false;
  busy: 'saving' | 'reading' | undefined;
  /** The file that was handed to the browser last. */
  saved: { readonly name: string; readonly at: Instant } | undefined;
  saveTrouble: string | undefined;
  /** A file that waits for its passphrase. */
  sealed: File | undefined;
  readTrouble: string | undefined;
  isShared = false;
  /** How many drafts outlive this page though the device is a shared one. */
  keptBefore = 0;
  /** How much of what was sent from here, or is to be, lies in the outbox still; and how much of that has no receipt. */
  sentBefore = 0;
  unsent = 0;
  /** What came of deleting them. */
  forgotten: 'done' | 'failed' | undefined;

  readonly helpGiven = new HelpGiven();
  readonly flow: FormFlow;
  readonly definition: FormDefinition;
  readonly looks: KeepLooks;
  readonly #host: LitElement;
  /** Step with the first page after a file of another version was taken. */
  #changedAt: Step | undefined;
  #of: Draft | undefined;
  #looked: Drafts | undefined;
  #listening = new AbortController();
  /** Counts the files that were chosen: the last counts. */
  #turn = 0;
  #veiled = false;

  constructor({ host, flow, definition, looks }: KeepSetting, texts: KeepTexts) {
    this.#host = host;
    this.flow = flow;
    this.definition = definition;
    this.looks = looks;
    this.texts = texts;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#hide);
    addEventListener('pageshow', this.#show);
    this.#listening = new AbortController();
    this.#looked = undefined;
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#hide);
    removeEventListener('pageshow', this.#show);
    this.#listening.abort();
  }

  /** Another form has come: lets go of the page. */
  end(): void {
    this.#host.removeController(this);
    this.hostDisconnected();
  }

  /** Who fills it in for whom; before the first question, and before sending where that was not asked then. */
  assistant(view: KeepView): unknown {
    const { agreement, step } = this.flow;
    if (!view.assisted) return undefined;
    agreement.helping = this.helpGiven;
    const isLast = step.at === 'check';
    return [isLast && this.helpGiven.isNamed ? undefined : renderAssistant(this, view), isLast ? renderAgreed(this, view) : undefined];
  }

  help(more: Partial<Pick<HelpGiven, 'name' | 'person' | 'reason' | 'asked' | 'agreed'>>): void {
    Object.assign(this.helpGiven, more);
    this.flow.renewAgreement();
  }

  /** What somebody who helps has still to say, by the path of an issue. */
  lackingAt(path: string): string | undefined {
    const { lacking } = this.texts;
    return Object.hasOwn(lacking, path) ? lacking[path] : undefined;
  }

  /** Before the first question. */
  start(view: KeepView): unknown {
    this.#look();
    return renderAtStart(this, view);
  }

  /** Beside what says whether it is saved. */
  beside(view: KeepView): unknown {
    this.#look();
    if (this.#of !== this.#draft) {
      this.#of = this.#draft;
      this.passphrase = '';
      this.isPassphraseShown = false;
      this.saved = this.saveTrouble = this.sealed = this.readTrouble = this.forgotten = undefined;
    }
    return this.#draft ? renderBeside(this, view) : undefined;
  }

  /** Above the questions that a file has led to. */
  changed(): unknown {
    return this.#changedAt === this.flow.step ? renderChanged(this) : undefined;
  }

  /** Whether the code of drafts is here: without it nothing is kept, and no file is read. */
  get canTake(): boolean {
    return this.#drafts !== undefined;
  }

  get canSave(): boolean {
    return canDownload();
  }

  /** Browsers encrypt on secure pages only. */
  get canSeal(): boolean {
    return isSecureContext && 'subtle' in crypto;
  }

  set(more: Partial<Pick<FormKeep, 'passphrase' | 'isPassphraseShown'>>): void {
    Object.assign(this, more);
    this.#host.requestUpdate();
  }

  async save(title: string): Promise<void> {
    const draft = this.#draft;
    if (!draft || this.busy) return;
    this.saved = this.saveTrouble = undefined;
    await this.#during('saving', async () => {
      try {
        await this.flow.files.settled();
        this.flow.draft.flush();
        await draft.settled();
        const { writeDraftFile } = await import('@civickit/core/forms/drafts');
        const file = await writeDraftFile(draft, this.passphrase ? { passphrase: this.passphrase } : {});
        const name = fileName(`${title} ${new Date().toISOString().slice(0, 10)}`, 'civicform');
        downloadFile(name, file);
        this.saved = { name, at: toInstant(Date.now()) };
      } catch (error) {
        this.saveTrouble = isCivicError(error) && error.code === 'too-large/draft-file' ? this.texts.saveTooLarge : this.texts.saveFailed;
      }
    });
  }

  /** Goes on with what a file holds; says what is wrong with it where it cannot. */
  async read(file: File, passphrase: string | undefined, read: (text: LocalText) => ReadText): Promise<void> {
    const turn = (this.#turn += 1);
    this.readTrouble = this.sealed = undefined;
    await this.#during('reading', async () => {
      try {
        const { readDraftFile } = await import('@civickit/core/forms/drafts');
        const found = await readDraftFile(file, passphrase === undefined ? {} : { passphrase });
        if (turn !== this.#turn) return;
        if (found.form.id === this.definition.id) await this.#take(found);
        else this.readTrouble = this.texts.otherForm(found.title === undefined ? found.form.id : read(found.title).text);
      } catch (error) {
        if (turn === this.#turn) this.#say(isCivicError(error) ? error.code : '', file, passphrase);
      }
    });
    if (!this.sealed) return;
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('#keep-opening')?.focus();
  }

  async setShared(isShared: boolean): Promise<void> {
    const drafts = this.#drafts;
    if (!drafts) return;
    this.isShared = isShared;
    this.forgotten = undefined;
    this.#host.requestUpdate();
    await drafts.setShared(isShared);
    const draft = this.#draft;
    this.flow.draft.flush();
    // So that it moves now, and not with the next key.
    draft?.write(draft.answers);
    await draft?.settled();
    await this.#countKept();
  }

  /** Deletes what was kept before the device was said to be shared. */
  async forget(): Promise<void> {
    try {
      await this.#drafts?.removeKept();
      const outbox = await this.flow.outbox?.();
      for (const { key } of await this.#keptItems()) await outbox?.discard(key);
      this.forgotten = 'done';
    } catch {
      this.forgotten = 'failed';
    }
    await this.#countKept();
  }

  get #draft(): Draft | undefined {
    return this.flow.draft.draft;
  }

  get #drafts(): Drafts | undefined {
    return this.flow.draft.drafts;
  }

  async #during(busy: 'saving' | 'reading', work: () => Promise<void>): Promise<void> {
    this.busy = busy;
    this.#host.requestUpdate();
    await work();
    this.busy = undefined;
    this.#host.requestUpdate();
  }

  async #take(found: DraftFile): Promise<void> {
    const taken = await this.#drafts?.take(this.definition, found);
    if (!taken) throw new Error('there are no drafts');
    await taken.close();
    await this.flow.resume(taken.id);
    this.#changedAt = found.form.version === this.definition.version ? undefined : this.flow.step;
  }

  #say(code: string, file: File, passphrase: string | undefined): void {
    const { texts } = this;
    if (code === 'auth/passphrase') {
      this.sealed = file;
      this.readTrouble = passphrase === undefined ? undefined : texts.wrongPassphrase;
      return;
    }
    const known: Readonly<Record<string, string>> = {
      'invalid/draft-file': texts.notOurs,
      'unsupported/draft-file': texts.laterRelease,
      'unsupported/encryption': texts.needsHttps,
      'too-large/draft-file': texts.tooLarge,
      'storage/full': texts.noRoom,
    };
    this.readTrouble = known[code] ?? texts.unreadable;
  }

  /** Once they are there: this may have been loaded sooner. */
  #look(): void {
    const drafts = this.#drafts;
    if (drafts === this.#looked) return;
    this.#looked = drafts;
    const know = (isShared: boolean): void => {
      this.isShared = isShared;
      void this.#countKept();
    };
    void drafts?.isShared().then((isShared) => isShared && know(isShared));
    drafts?.watchShared(know, this.#listening.signal);
  }

  /** What lies in the outbox of this device. */
  async #keptItems(): Promise<readonly OutboxItem[]> {
    return ((await (await this.flow.outbox?.())?.list()) ?? []).filter(({ kept }) => kept);
  }

  async #countKept(): Promise<void> {
    const list = await this.#drafts?.list().catch(() => undefined);
    const items = this.isShared ? await this.#keptItems().catch(() => []) : [];
    this.keptBefore = this.isShared ? (list ?? []).filter(({ kept }) => kept).length : 0;
    this.sentBefore = items.length;
    this.unsent = items.filter(({ state }) => state !== 'received').length;
    if (list) this.flow.draft.found = list.filter(({ form }) => form.id === this.definition.id);
    this.#host.requestUpdate();
  }

  /** A browser may keep the whole page to go back to: nothing of it is to be seen then. */
  readonly #hide = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted || !this.isShared || this.#host.hidden) return;
    this.#veiled = this.#host.hidden = true;
  };

  readonly #show = (): void => {
    if (this.#veiled) void this.#startAnew();
  };

  async #startAnew(): Promise<void> {
    this.#veiled = false;
    await this.#draft?.discard().catch(() => undefined);
    await this.flow.startAnew();
    this.#host.hidden = false;
  }
}

/** `known` goes on in another language, and ends where another form has come. */
export function openKeep(known: FormKeep | undefined, texts: KeepTexts, setting: KeepSetting): FormKeep {
  if (known?.definition !== setting.definition) {
    known?.end();
    return new FormKeep(setting, texts);
  }
  known.texts = texts;
  return known;
}
