import { isCivicError } from '@civickit/core';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { DeskElement } from '../base/desk-element.js';
import { Doing } from '../base/doing.js';
import { Told } from '../base/told.js';
import { addressOf } from '../base/where.js';
import type { Ways } from '../door/member.schema.js';

/** Signing in: by password, then by a code where one is asked for; or at the county's own accounts. */
export class DeskSignIn extends DeskElement {
  static override get properties(): PropertyDeclarations {
    return {
      again: { type: Boolean },
      step: { state: true },
      byRecovery: { state: true },
      ways: { state: true },
      looking: { state: true },
    };
  }

  /** Whether somebody sat here before and something may stand behind. */
  declare again: boolean;
  declare step: 'password' | 'code';
  declare byRecovery: boolean;
  declare ways: Ways | undefined;
  /** Until it is known whether somebody has signed in before. */
  declare looking: boolean;

  readonly #doing = new Doing(this);
  readonly #stop = new AbortController();

  constructor() {
    super();
    this.again = false;
    this.step = 'password';
    this.byRecovery = false;
    this.looking = false;
  }

  protected override firstUpdated(): void {
    void this.#begin();
    // Somebody may have signed in meanwhile in another tab.
    if (this.again) globalThis.addEventListener('focus', () => this.#doing.busy ?? void this.#enter(), { signal: this.#stop.signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop.abort();
  }

  async #begin(): Promise<void> {
    const { signal } = this.#stop;
    const { page, of, fields } = this.where;
    const failed = fields['error'];
    // Said once: whoever loads the page anew or keeps its address has no failed sign-in.
    if (failed !== undefined) this.desk.replace(addressOf(page, of, { ...fields, error: undefined, error_description: undefined }));
    if (this.desk.session.state === 'unknown') {
      this.looking = true;
      if (await this.#enter()) return;
      this.looking = false;
    }
    if (failed !== undefined) this.#doing.refuse('sign-in', this.texts.signIn.elsewhereFailed);
    this.#focusField();
    this.ways = await this.desk.door.ways(signal).catch(() => undefined);
  }

  /** Whether somebody has signed in. @throws nothing; what hinders it is said */
  async #enter(): Promise<boolean> {
    const { door, staff, session } = this.desk;
    try {
      const [member, self] = await Promise.all([door.member(this.#stop.signal), staff.self({ signal: this.#stop.signal })]);
      session.enter(member, self);
      return true;
    } catch (error) {
      if (!isCivicError(error) || error.status !== 401) {
        this.#doing.error = error;
        this.#doing.what = 'sign-in';
      }
      if (session.state === 'unknown') session.leave();
      return false;
    }
  }

  /** After a step that the server took. Where it knows nobody even so, the browser gave its cookie back no more. */
  async #arrive(): Promise<undefined> {
    if (!(await this.#enter()) && this.#doing.error === undefined) throw new Told(this.texts.signIn.notKept);
  }

  readonly #submitPassword = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { email = '', password = '' } = Object.fromEntries(new FormData(form)) as Record<string, string>;
    void this.#doing.run('sign-in', async () => {
      const { needsCode } = await this.desk.door.signIn(email, password).catch((error: unknown) => {
        throw this.#inWords(error, this.texts.signIn.wrong);
      });
      if (needsCode) return void this.#toStep('code');
      return this.#arrive();
    });
  };

  readonly #submitCode = (event: SubmitEvent): void => {
    event.preventDefault();
    const { code = '' } = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
    const { signIn } = this.texts;
    void this.#doing.run('code', async () => {
      const compact = this.byRecovery ? code.trim() : code.replace(/\s/g, '').normalize('NFKC');
      await this.desk.door.confirm(this.byRecovery ? 'backup-code' : 'totp', compact).catch((error: unknown) => {
        throw this.#inWords(error, this.byRecovery ? signIn.wrongRecovery : signIn.wrongCode);
      });
      return this.#arrive();
    });
  };

  /** A refusal of this very step in its own words; anything else as everywhere. */
  #inWords(error: unknown, wrong: string): unknown {
    const { signIn } = this.texts;
    if (!isCivicError(error)) return error;
    const { status, message } = error;
    if (/too many|locked/i.test(message) && status !== 429) return new Told(signIn.locked);
    if (/cookie|expired/i.test(message)) return new Told(signIn.over);
    if (status === 401 || status === 400) return new Told(wrong);
    return status === 403 ? new Told(signIn.off) : error;
  }

  #toStep(step: 'password' | 'code'): undefined {
    this.step = step;
    this.byRecovery = false;
    this.#doing.reset();
    this.#focusField();
    return undefined;
  }

  /** The first field in which something is missing. */
  #focusField(): void {
    void this.updateComplete.then(() => [...this.renderRoot.querySelectorAll('input')].find(({ value }) => value === '')?.focus());
  }

  readonly #elsewhere = (): void => {
    const { page, of, fields } = this.where;
    // In the place of this page it would cost what was typed here.
    const tab = this.again ? open('', '_blank') : null;
    // The provider's page is to have no hold on this one.
    if (tab) tab.opener = null;
    void this.#doing.run('sign-in', async () => {
      try {
        (tab ?? window).location.assign(await this.desk.door.signInElsewhere(addressOf(page, of, fields)));
      } catch (error) {
        tab?.close();
        throw error;
      }
      return undefined;
    });
  };

  protected override renderContent(): TemplateResult {
    const { texts, step } = this;
    if (this.looking) return html`<p class="muted" role="status">${texts.loading}</p>`;
    return step === 'password' ? this.#renderPassword() : this.#renderCode();
  }

  /** In front of a page it has the frame of the dialog. */
  get #frame(): string {
    return this.again ? '' : 'card narrow middle';
  }

  #renderPassword(): TemplateResult {
    const { signIn } = this.texts;
    const known = this.again ? this.desk.session.member?.email : undefined;
    return html`<form class=${this.#frame} @submit=${this.#submitPassword}>
      <h1 tabindex="-1">${this.again ? signIn.again : signIn.title}</h1>
      ${this.again ? html`<p>${signIn.againWhy}</p>` : nothing}
      <div class="field">
        <label for="email">${signIn.email}</label>
        <input id="email" name="email" type="email" autocomplete="username" required .value=${known ?? ''} />
      </div>
      <div class="field">
        <label for="password">${signIn.password}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
      </div>
      <button class="main">${signIn.submit}</button>
      ${this.renderOutcome(this.#doing, 'sign-in')}
      ${
        this.ways?.oidc
          ? html`<button type="button" aria-describedby=${this.again ? 'tab' : nothing} @click=${this.#elsewhere}>
                ${signIn.by(this.ways.oidc.name)}
              </button>
              ${this.again ? html`<p class="hint" id="tab">${signIn.byTab}</p>` : nothing}`
          : nothing
      }
      <p class="hint">${signIn.forgotten}</p>
    </form>`;
  }

  #renderCode(): TemplateResult {
    const { signIn } = this.texts;
    const { byRecovery } = this;
    return html`<form class=${this.#frame} @submit=${this.#submitCode}>
      <h1 tabindex="-1">${signIn.step}</h1>
      <div class="field">
        <label for="code">${byRecovery ? signIn.recovery : signIn.code}</label>
        <p class="hint" id="code-hint">${byRecovery ? signIn.recoveryHint : signIn.codeHint}</p>
        <input
          id="code"
          name="code"
          autocomplete=${byRecovery ? 'off' : 'one-time-code'}
          inputmode=${byRecovery ? nothing : 'numeric'}
          autocapitalize="off"
          spellcheck="false"
          dir="ltr"
          required
          aria-describedby="code-hint"
        />
      </div>
      <button class="main">${signIn.check}</button>
      ${this.renderOutcome(this.#doing, 'code')}
      <button class="quiet" type="button" @click=${() => this.#toggleRecovery()}>
        ${byRecovery ? signIn.useCode : signIn.useRecovery}
      </button>
      <button class="quiet" type="button" @click=${() => this.#toStep('password')}>${signIn.back}</button>
    </form>`;
  }

  #toggleRecovery(): void {
    const wanted = !this.byRecovery;
    this.#toStep('code');
    this.byRecovery = wanted;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-sign-in': DeskSignIn;
  }
}
