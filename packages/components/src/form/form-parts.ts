import { type FormDefinition, type FormMessages, loadFormMessages } from '@civickit/core/forms';
import type { drawQr } from '../service-guide/share/qr.js';
import type { LitElement } from 'lit';
import { renderTick } from './controls/choice-control.js';
import type { FormDetails } from './form-details.js';
import type { FormFlow } from './form-flow.js';
import { words } from './form-text.js';
import type { FormKeep } from './keep/form-keep.js';
import { action, caution } from './screens/screen.js';

/** What a form needs a little later than its first question, in the language that the reader has now. */
export class FormParts {
  /** Undefined until they are here, as everything else. */
  messages: FormMessages | undefined;
  details: FormDetails | undefined;
  keep: FormKeep | undefined;
  drawQr: typeof drawQr | undefined;

  readonly #host: LitElement;
  readonly #flow: () => FormFlow;
  #definition: FormDefinition | undefined;
  #tag = '';

  constructor(host: LitElement, flow: () => FormFlow) {
    this.#host = host;
    this.#flow = flow;
  }

  load(definition: FormDefinition, tag: string): void {
    if (this.#definition === definition && this.#tag === tag) return;
    if (this.#definition !== definition) this.details = undefined;
    this.#definition = definition;
    this.#tag = tag;
    const isWanted = () => this.#definition === definition && this.#tag === tag;
    const take = (use: () => void): void => {
      if (!isWanted()) return;
      use();
      this.#host.requestUpdate();
    };
    // What cannot be had is asked for again with the next drawing, whatever causes that.
    const again = (): void => {
      if (isWanted()) this.#tag = '';
    };
    loadFormMessages(tag).then((messages) => take(() => (this.messages = messages)), again);
    import('./form-details.js')
      .then(({ loadDetails }) => loadDetails(definition, tag))
      .then((details) => take(() => (this.details = details)), again);
    import('./keep/form-keep.js')
      .then(({ openKeep }) => {
        const setting = { host: this.#host, flow: this.#flow(), definition, looks: { words, action, caution, renderTick } };
        take(() => (this.keep = openKeep(this.keep, tag, setting)));
      })
      .catch(again);
  }

  /** A number can be read aloud too: without its picture nothing is missing. */
  async loadCode(): Promise<void> {
    try {
      this.drawQr ??= (await import('../service-guide/share/qr.js')).drawQr;
      this.#host.requestUpdate();
    } catch {
      // The next time that something has become of it.
    }
  }
}
