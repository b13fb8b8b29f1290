import { isCivicError } from '@civickit/core';
import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { Asking } from '../base/asking.js';
import { DeskElement } from '../base/desk-element.js';
import { deskStyles } from '../base/desk.styles.js';
import { Doing } from '../base/doing.js';
import { Told } from '../base/told.js';
import type { Member, Totp } from '../door/member.schema.js';
import { grantText } from '../members/grant-text.js';
import { accountStyles } from './account.styles.js';
import type { renderQr } from './render-qr.js';

/** One's own password, codes from an app, and sign-ins. */
export class DeskAccount extends DeskElement {
  static override get styles(): CSSResultGroup {
    return [deskStyles, accountStyles];
  }
  static override get properties(): PropertyDeclarations {
    return { totp: { state: true }, codes: { state: true }, asksToEnd: { state: true } };
  }

  /** What the app is to be given, until the first code is right. */
  declare totp: Totp | undefined;
  /** Recovery codes that were made just now. */
  declare codes: readonly string[] | undefined;
  /** Whether it is asked if what was typed may be lost. */
  declare asksToEnd: boolean | undefined;

  #renderQr?: typeof renderQr | undefined;
  readonly #member = new Asking<Member>(this, () => this.desk.session);
  readonly #doing = new Doing(this);

  protected override firstUpdated(): void {
    void this.#member.ask((signal) => this.desk.door.member(signal));
  }

  readonly #changePassword = (event: SubmitEvent): void => {
    const { current, fresh, form } = given(event);
    const { account } = this.texts;
    void this.#doing.run('password', async () => {
      await this.desk.door.changePassword(current, fresh).catch((error: unknown) => {
        if (isCivicError(error) && error.issues?.some(({ path }) => path === '/newPassword')) throw new Told(account.weak);
        throw this.#inWords(error);
      });
      form.reset();
      return account.changed;
    });
  };

  readonly #beginTotp = (event: SubmitEvent): void => {
    const { password } = given(event);
    void this.#doing.run('totp', async () => {
      const totp = await this.desk.door.beginTotp(password).catch((error: unknown) => {
        throw this.#inWords(error);
      });
      // Without the drawing the key is typed.
      this.#renderQr = await import('./render-qr.js').then(({ renderQr: draw }) => draw, () => undefined); // prettier-ignore
      this.totp = totp;
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#first-code')?.focus());
      return undefined;
    });
  };

  readonly #confirmTotp = (event: SubmitEvent): void => {
    const { code } = given(event);
    const { signIn, account } = this.texts;
    void this.#doing.run('totp', async () => {
      await this.desk.door.confirm('totp', code.replace(/\s/g, '').normalize('NFKC')).catch(async (error: unknown) => {
        if (!isCivicError(error) || (error.status !== 401 && error.status !== 400)) throw error;
        // A wrong code and a sign-in that has ended are refused alike: only the latter knows no member.
        await this.desk.door.member();
        throw new Told(signIn.wrongCode);
      });
      this.codes = this.totp?.backupCodes;
      this.totp = undefined;
      this.#member.again();
      return account.totpDone;
    });
  };

  readonly #withPassword = (what: 'stop' | 'codes') => (event: SubmitEvent) => {
    const { password, form } = given(event);
    const { door } = this.desk;
    void this.#doing.run(what, async () => {
      const act = what === 'stop' ? door.endTotp(password) : door.newCodes(password).then((codes) => (this.codes = codes));
      await act.catch((error: unknown) => {
        throw this.#inWords(error);
      });
      form.reset();
      if (what === 'codes') return undefined;
      this.codes = undefined;
      this.#member.again();
      return this.texts.account.totpGone;
    });
  };

  readonly #wantEnd = (): void => {
    if (this.desk.drafts.isEmpty) this.#endSessions();
    else this.asksToEnd = true;
  };

  readonly #endSessions = (): void => {
    this.asksToEnd = false;
    void this.#doing.run('sessions', async () => {
      await this.desk.door.endSessions();
      this.desk.session.leave();
      return undefined;
    });
  };

  /** Of what needs the password a refusal is about the password. */
  #inWords(error: unknown): unknown {
    return isCivicError(error) && error.status === 400 ? new Told(this.texts.account.wrongPassword) : error;
  }

  protected override renderContent(): TemplateResult {
    const { account } = this.texts;
    const member = this.#member.value;
    return html`<div class="page narrow">
      <h1 tabindex="-1">${account.title}</h1>
      ${this.renderAsking(this.#member)}
      ${member ? html`${this.#renderWho(member)} ${this.#renderCodes()} ${this.#renderTotp(member)} ${this.#renderPassword(member)} ${this.#renderSessions()}` : nothing}
    </div>`;
  }

  #renderWho({ name, email, grants }: Member): TemplateResult {
    const { account, members } = this.texts;
    return html`<section class="card" aria-labelledby="who">
      <h2 id="who">${account.who}</h2>
      <p><bdi>${name}</bdi> · <bdi>${email}</bdi></p>
      <h3>${account.grants}</h3>
      ${
        grants.length === 0
          ? html`<p>${members.noGrants}</p>`
          : html`<ul class="stack">
              ${grants.map((grant) => html`<li>${grantText(grant, this.texts, this.desk.session.self)}</li>`)}
            </ul>`
      }
    </section>`;
  }

  #renderCodes(): unknown {
    const { account } = this.texts;
    if (!this.codes) return nothing;
    return html`<section class="box caution" aria-labelledby="codes">
      <h2 id="codes">${account.codes}</h2>
      <p>${account.codesHint}</p>
      <ol class="codes" dir="ltr">
        ${this.codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ol>
      <div class="row no-print">
        <button type="button" @click=${() => print()}>${account.print}</button>
        <button type="button" @click=${() => (this.codes = undefined)}>${account.codesKept}</button>
      </div>
    </section>`;
  }

  #renderTotp({ totp, email }: Member): TemplateResult {
    const { account } = this.texts;
    return html`<section class="card no-print" aria-labelledby="totp">
      <h2 id="totp">${account.totp}</h2>
      <p>${totp ? account.totpOn : account.totpOff}</p>
      ${
        this.totp
          ? this.#renderNewTotp(this.totp)
          : totp
            ? html`${this.#renderPasswordForm('codes', account.newCodes, this.#withPassword('codes'), email)}
              ${this.#renderPasswordForm('stop', account.totpStop, this.#withPassword('stop'), email)}`
            : this.#renderPasswordForm('totp', account.totpStart, this.#beginTotp, email)
      }
      ${totp || this.totp ? this.renderOutcome(this.#doing, 'totp') : nothing}
    </section>`;
  }

  #renderNewTotp({ totpURI }: Totp): TemplateResult {
    const { account, signIn } = this.texts;
    const secret = new URL(totpURI).searchParams.get('secret') ?? '';
    return html`<p>${account.scan}</p>
      ${this.#renderQr?.(totpURI, account.scan) ?? nothing}
      <p>${account.secret} <code class="secret" dir="ltr">${secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
      <form @submit=${this.#confirmTotp}>
        <div class="field">
          <label for="first-code">${account.firstCode}</label>
          <p class="hint" id="first-hint">${signIn.codeHint}</p>
          <input
            id="first-code"
            name="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            dir="ltr"
            required
            aria-describedby="first-hint"
          />
        </div>
        <button class="main">${account.confirm}</button>
      </form>`;
  }

  /** What changes how one signs in is asked for the password. */
  #renderPasswordForm(what: string, label: string, submit: (event: SubmitEvent) => void, email = ''): TemplateResult {
    return html`<form @submit=${submit}>
      <input class="visually-hidden" type="text" autocomplete="username" .value=${email} readonly tabindex="-1" aria-hidden="true" />
      <div class="field">
        <label for=${`${what}-password`}>${this.texts.account.current}</label>
        <input id=${`${what}-password`} name="password" type="password" autocomplete="current-password" required />
      </div>
      <button>${label}</button>
      ${this.renderOutcome(this.#doing, what)}
    </form>`;
  }

  #renderPassword({ email }: Member): TemplateResult {
    const { account } = this.texts;
    return html`<section class="card no-print" aria-labelledby="password">
      <h2 id="password">${account.password}</h2>
      <form @submit=${this.#changePassword}>
        <input
          class="visually-hidden"
          type="text"
          autocomplete="username"
          .value=${email ?? ''}
          readonly
          tabindex="-1"
          aria-hidden="true"
        />
        <div class="field">
          <label for="current">${account.current}</label>
          <input id="current" name="current" type="password" autocomplete="current-password" required />
        </div>
        <div class="field">
          <label for="fresh">${account.fresh}</label>
          <p class="hint" id="fresh-hint">${account.freshHint}</p>
          <input
            id="fresh"
            name="fresh"
            type="password"
            autocomplete="new-password"
            minlength="12"
            maxlength="128"
            required
            aria-describedby="fresh-hint"
          />
        </div>
        <button class="main">${account.password}</button>
        ${this.renderOutcome(this.#doing, 'password')}
      </form>
    </section>`;
  }

  #renderWarning(): TemplateResult {
    const { unsaved, stay, account } = this.texts;
    return html`<div class="box caution" role="alert">
      <p>${unsaved}</p>
      <div class="row">
        <button type="button" @click=${this.#endSessions}>${account.endAllAnyway}</button>
        <button type="button" class="main" @click=${() => (this.asksToEnd = false)}>${stay}</button>
      </div>
    </div>`;
  }

  #renderSessions(): TemplateResult {
    const { account } = this.texts;
    return html`<section class="card no-print" aria-labelledby="sessions">
      <h2 id="sessions">${account.sessions}</h2>
      <p class="hint">${account.endAllHint}</p>
      <button type="button" @click=${this.#wantEnd}>${account.endAll}</button>
      ${this.asksToEnd ? this.#renderWarning() : nothing} ${this.renderOutcome(this.#doing, 'sessions')}
    </section>`;
  }
}

/** The fields of the form that was submitted. */
function given(event: SubmitEvent) {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const { current = '', fresh = '', password = '', code = '' } = Object.fromEntries(new FormData(form)) as Record<string, string>;
  return { current, fresh, password, code, form };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-account': DeskAccount;
  }
}
