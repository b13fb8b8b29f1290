import { isCivicError } from '@civickit/core';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { Asking } from '../base/asking.js';
import { momentIn } from '../base/day.js';
import { DeskElement } from '../base/desk-element.js';
import { Doing } from '../base/doing.js';
import { fieldsOf } from '../base/fields-of.js';
import { Told } from '../base/told.js';
import type { Colleague, Grant, Link } from '../door/member.schema.js';
import { renderColleague } from './render-colleague.js';
import type { DeskGrants } from './desk-grants.js';

/** Who works here: for administrators. */
export class DeskMembers extends DeskElement {
  static override get properties(): PropertyDeclarations {
    return { made: { state: true }, invited: { state: true }, copied: { state: true } };
  }

  /** The link that was made last, and for whom: it is shown only now. */
  declare made: (Link & { readonly name: string }) | undefined;
  /** Roles of whom is being invited. */
  declare invited: readonly Grant[];
  declare copied: boolean;

  readonly #list = new Asking<readonly Colleague[]>(this, () => this.desk.session);
  readonly #doing = new Doing(this);

  constructor() {
    super();
    this.invited = [];
    this.copied = false;
  }

  protected override firstUpdated(): void {
    void this.#list.ask((signal) => this.desk.door.colleagues(signal));
  }

  readonly #invite = (event: SubmitEvent): void => {
    const { name = '', email = '' } = fieldsOf(event);
    const form = event.target as HTMLFormElement;
    const words = this.texts.members;
    if (this.invited.length === 0) return this.#doing.refuse('invite', words.needsGrant);
    void this.#run('invite', async () => {
      const link = await this.desk.door.invite(name, email, this.invited);
      this.#show(name, link);
      this.invited = [];
      form.reset();
      this.#list.again();
      return undefined;
    });
  };

  #show(name: string, link: Link): void {
    this.made = { ...link, name };
    this.copied = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#link')?.focus());
  }

  /** Does one thing, with what the server may refuse in words of its own. */
  async #run(what: string, act: () => Promise<string | undefined>): Promise<void> {
    const words = this.texts.members;
    await this.#doing.run(what, () =>
      act().catch((error: unknown) => {
        if (!isCivicError(error)) throw error;
        if (error.status === 409) throw new Told(what === 'invite' ? words.taken : words.last);
        throw error.status === 403 && what !== 'invite' ? new Told(words.beyond) : error;
      }),
    );
  }

  readonly #change = (what: string, { id, name }: Colleague, act: 'on' | 'off' | 'link' | readonly Grant[], removeTotp = false): void => {
    const { door } = this.desk;
    void this.#run(what, async () => {
      if (act === 'link') {
        this.#show(name, await door.newLink(id, removeTotp));
        return undefined;
      }
      const changed = await (typeof act === 'string' ? door.switch(id, act) : door.setGrants(id, act));
      this.#list.put((this.#list.value ?? []).map((one) => (one.id === id ? changed : one)));
      return this.texts.saved;
    });
  };

  readonly #copy = async (): Promise<void> => {
    // Where the browser lets no script copy, the field stands there to copy from.
    await navigator.clipboard?.writeText(this.made?.url ?? '').then(
      () => (this.copied = true),
      () => this.renderRoot.querySelector<HTMLInputElement>('#link')?.select(),
    );
  };

  protected override renderContent(): TemplateResult {
    const { texts } = this;
    const words = texts.members;
    const list = this.#list.value;
    const isAdmin = this.desk.session.member?.grants.some(({ role }) => role === 'admin') ?? false;
    if (!isAdmin)
      return html`<h1 tabindex="-1">${words.title}</h1>
        <p class="box">${words.onlyAdmin}</p>`;
    return html`<div class="page">
      <h1 tabindex="-1">${words.title}</h1>
      ${this.made ? this.#renderLink(this.made) : nothing} ${this.#renderInvite()} ${this.renderAsking(this.#list)}
      ${
        list
          ? html`<ul class="list card">
              ${list.map((colleague) =>
                renderColleague({
                  colleague,
                  texts,
                  desk: this.desk,
                  change: (what, act, removeTotp) => this.#change(what, colleague, act, removeTotp),
                  outcome: (what) => this.renderOutcome(this.#doing, what),
                }),
              )}
            </ul>`
          : nothing
      }
    </div>`;
  }

  #renderLink({ url, name, expiresAt }: Link & { readonly name: string }): TemplateResult {
    const words = this.texts.members;
    return html`<section class="box caution" aria-labelledby="link-title">
      <h2 id="link-title">${words.link(name)}</h2>
      <p>${words.linkHint(momentIn(this.formatter(), expiresAt))} ${words.linkWarning}</p>
      <div class="search">
        <div class="field">
          <label class="visually-hidden" for="link">${words.link(name)}</label>
          <input id="link" readonly dir="ltr" .value=${url} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
        </div>
        <button type="button" @click=${this.#copy}>${words.copy}</button>
      </div>
      <p role="status">${this.copied ? words.copied : ''}</p>
    </section>`;
  }

  #renderInvite(): TemplateResult {
    const words = this.texts.members;
    return html`<details class="card no-print">
      <summary>${words.invite}</summary>
      <form @submit=${this.#invite}>
        <p class="hint">${words.inviteHint} ${words.linkWarning}</p>
        <div class="field">
          <label for="name">${words.name}</label>
          <input id="name" name="name" required maxlength="100" dir="auto" autocomplete="off" />
        </div>
        <div class="field">
          <label for="email">${words.email}</label>
          <input id="email" name="email" type="email" required maxlength="254" autocomplete="off" />
        </div>
        <h2>${words.grants}</h2>
        <desk-grants
          .desk=${this.desk}
          .grants=${this.invited}
          @change=${(event: Event) => (this.invited = (event.target as DeskGrants).grants)}
        ></desk-grants>
        <button class="main">${words.submit}</button>
        ${this.renderOutcome(this.#doing, 'invite')}
      </form>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-members': DeskMembers;
  }
}
