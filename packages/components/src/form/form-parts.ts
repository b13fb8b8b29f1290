import type { FormDefinition } from '@civickit/core/forms';
import type { drawQr } from '../service-guide/share/qr.js';
import type { LitElement } from 'lit';
import { renderTick } from './controls/choice-control.js';
import type { FormDetails } from './form-details.js';
import type * as Ending from './form-ending.js';
import type { FormFlow } from './form-flow.js';
import type { IssueTeller } from './form-messages.js';
import { words } from './form-text.js';
import type { FormKeep } from './keep/form-keep.js';
import { action, caution } from './screens/screen.js';

/** What a form needs a little later than its first question, in the language that the reader has now. */
export class FormParts {
  /** Undefined until they are here, as everything else. */
  tell: IssueTeller | undefined;
  details: FormDetails | undefined;
  ending: typeof Ending | undefined;
  keep: FormKeep | undefined;
  drawQr: typeof drawQr | undefined;

  readonly #host: LitElement;
  readonly #flow: () => FormFlow;
  readonly #changed: () => void;
  #definition: FormDefinition | undefined;
  #tag = '';
  /** Something could not be loaded; what comes besides is taken all the same. */
  lacks = false;
  /** That is being shown: what it causes to be drawn asks for nothing. */
  #tells = false;
  /** Not all of what was asked for has come, or failed. */
  #loading = false;

  constructor(host: LitElement, flow: () => FormFlow, changed: () => void) {
    this.#host = host;
    this.#flow = flow;
    this.#changed = changed;
  }

  load(definition: FormDefinition, tag: string): void {
    if (this.#definition === definition && this.#tag === tag && (!this.lacks || this.#tells || this.#loading)) {
      this.#tells = false;
      return;
    }
    this.lacks = false;
    if (this.#definition !== definition) this.details = undefined;
    this.#definition = definition;
    this.#tag = tag;
    const isWanted = () => this.#definition === definition && this.#tag === tag;
    const take = (use: () => void): void => {
      if (!isWanted()) return;
      use();
      this.#changed();
    };
    const lack = (): void => {
      if (isWanted()) this.lacks = true;
    };
    this.#loading = true;
    void Promise.all([
      this.#flow().complete().catch(lack),
      import('./form-messages.js').then(({ loadIssueTeller }) => loadIssueTeller(tag)).then((tell) => take(() => (this.tell = tell)), lack),
      import('./form-ending.js').then((ending) => take(() => (this.ending = ending)), lack),
      import('./form-details.js')
        .then(({ loadDetails }) => loadDetails(definition, tag))
        .then((details) => take(() => (this.details = details)), lack),
      this.loadKeep(definition, tag, isWanted).then(this.#changed, lack),
    ]).then(() => {
      if (!isWanted()) return;
      this.#loading = false;
      // What cannot be had is asked for again with the next drawing after this one, whatever causes that.
      this.#tells = this.lacks;
      if (this.lacks) this.#changed();
    });
  }

  /** What somebody who helps another is asked with, too. @throws CivicError `network/part` */
  async loadKeep(definition: FormDefinition, tag: string, isWanted = () => true): Promise<void> {
    const { loadKeepTexts, openKeep } = await import('./keep/form-keep.js');
    const texts = await loadKeepTexts(tag);
    const setting = { host: this.#host, flow: this.#flow(), definition, looks: { words, action, caution, renderTick } };
    if (isWanted()) this.keep = openKeep(this.keep, texts, setting);
  }

  /** Asks once more for what could not be loaded. */
  retry(): void {
    this.#tag = '';
    this.lacks = false;
    this.#changed();
  }

  /** A number can be read aloud too: without its picture nothing is missing. */
  async loadCode(): Promise<void> {
    try {
      this.drawQr ??= (await import('../service-guide/share/qr.js')).drawQr;
      this.#changed();
    } catch {
      // The next time that something has become of it.
    }
  }
}
