import type { Host } from '@civickit/components/runtime.js';
import { browserStore, CivicError, isCivicError } from '@civickit/core';
import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { DeskElement } from '../base/desk-element.js';
import { deskStyles } from '../base/desk.styles.js';
import { openDesk } from '../base/desk.js';
import { storeName } from '../base/store-name.js';
import { addressOf, deskPath, whereIn, type PageName } from '../base/where.js';
import { languages } from '../i18n/texts.js';
import { deskPages, isAllowed } from './pages.js';
import { appStyles } from './civic-desk.styles.js';

/** The desk: who sits at it, where one is, and the page that belongs there. It owns the address of the page. */
export class CivicDesk extends DeskElement {
  static override get styles(): CSSResultGroup {
    return [deskStyles, appStyles];
  }
  static override get properties(): PropertyDeclarations {
    return { online: { state: true }, stay: { state: true } };
  }

  declare online: boolean;
  /** Why somebody who wanted to sign out is still here. */
  declare stay: 'unsaved' | 'failed' | undefined;

  /** For the switches of themes, which keep what was chosen. */
  readonly #port: Host = {
    version: 1,
    store: browserStore({ name: storeName }),
    open: () => Promise.reject(new CivicError('config/no-source', 'the desk has no sources')),
  };
  /** The member that the page was made for: another one gets a new page, with nothing of what was typed. */
  #pageOf = '';
  #stop?: AbortController;

  constructor() {
    super();
    this.online = navigator.onLine;
    this.desk = openDesk({ go: (address) => this.#go(address), replace: (address) => this.#replace(address) });
    this.where = whereIn(location.search);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { signal } = (this.#stop = new AbortController());
    this.desk.session.addEventListener('change', this.#sessionChanged, { signal });
    globalThis.addEventListener('popstate', this.#moved, { signal });
    for (const name of ['online', 'offline']) globalThis.addEventListener(name, () => (this.online = navigator.onLine), { signal });
    this.addEventListener('click', this.#followLink, { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.abort();
  }

  readonly #sessionChanged = (): void => {
    const { state, member } = this.desk.session;
    const dialog = this.renderRoot.querySelector('dialog');
    this.requestUpdate();
    if (state === 'in' && member && this.#pageOf !== member.id) {
      this.desk.drafts.clear();
      this.#pageOf = member.id;
      this.stay = undefined;
      void this.#toHeading();
    }
    if (state === 'lapsed' && dialog?.open === false) dialog.showModal();
    if (state === 'in' && dialog?.open) dialog.close();
    if (state === 'out') {
      dialog?.close();
      this.desk.drafts.clear();
      this.#pageOf = '';
    }
  };

  #go(address: string): void {
    history.pushState(null, '', address);
    this.#moved();
    scrollTo(0, 0);
  }

  #replace(address: string): void {
    history.replaceState(null, '', address);
    this.where = whereIn(location.search);
  }

  readonly #moved = (): void => {
    this.where = whereIn(location.search);
    void this.#toHeading();
  };

  /** A new page begins at its heading, also for those who hear it. */
  async #toHeading(): Promise<void> {
    await this.updateComplete;
    const page = this.renderRoot.querySelector('main > *');
    if (!(page instanceof DeskElement)) return this.renderRoot.querySelector('main')?.focus({ preventScroll: true });
    await page.updateComplete;
    page.renderRoot.querySelector('h1')?.focus({ preventScroll: true });
  }

  /** Links within the desk load no page anew. */
  readonly #followLink = (event: MouseEvent): void => {
    const link = event.composedPath().find((one): one is HTMLAnchorElement => one instanceof HTMLAnchorElement);
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const address = new URL(link.href, location.href);
    if (address.origin !== location.origin || address.pathname !== deskPath || link.target !== '' || link.hasAttribute('download')) return;
    event.preventDefault();
    this.#go(address.href);
  };

  readonly #chooseLanguage = ({ target }: Event): void => {
    const lang = (target as HTMLSelectElement).value;
    document.documentElement.lang = lang;
    void this.#port.store?.set('switch/lang', lang).catch(() => undefined);
  };

  /** Chromium lets a second Escape close what may not be closed. */
  readonly #dialogClosed = ({ target }: Event): void => {
    const dialog = target as HTMLDialogElement;
    if (this.desk.session.state === 'lapsed' && !dialog.open) dialog.showModal();
  };

  readonly #signOut = async (): Promise<void> => {
    this.stay = undefined;
    try {
      await this.desk.door.signOut();
    } catch (error) {
      // While the server knows the browser still, a page that says otherwise leaves the desk to whoever comes next.
      if (!isCivicError(error) || error.status !== 401) return void (this.stay = 'failed');
    }
    this.desk.session.leave();
  };

  readonly #wantOut = (): void => {
    if (this.desk.drafts.isEmpty) void this.#signOut();
    else this.stay = 'unsaved';
  };

  protected override updated(): void {
    super.updated();
    const { title, nav } = this.texts;
    const page = this.where.page === 'report' ? this.texts.report.title(this.where.of) : nav[sectionOf(this.where.page)];
    document.title = this.desk.session.state === 'in' ? `${page} · ${title}` : title;
  }

  protected override renderContent(): TemplateResult {
    const { session } = this.desk;
    const { texts } = this;
    return html`<header class="bar no-print">
        <button type="button" class="skip" @click=${this.#skip}>${texts.skip}</button>
        <a class="home" href=${deskPath}>${texts.menu}</a>
        ${session.member ? this.#renderNav() : nothing}
        <div class="tools">
          <label class="visually-hidden" for="lang">${texts.language}</label>
          <select id="lang" @change=${this.#chooseLanguage}>
            ${Object.entries(languages).map(
              ([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === this.language.tag}>${name}</option>`,
            )}
          </select>
          <civic-kit .host=${this.#port}>
            <civic-theme-switch theme="elder"></civic-theme-switch>
            <civic-theme-switch theme="dark"></civic-theme-switch>
          </civic-kit>
          ${
            session.member
              ? html`<span class="who">${session.member.name}</span>
                  <button type="button" @click=${this.#wantOut}>${texts.signOut}</button>`
              : nothing
          }
        </div>
      </header>
      ${session.member ? this.#renderStay() : nothing}
      ${this.online ? nothing : html`<p class="box caution" role="status">${texts.offline}</p>`}
      <main id="main" tabindex="-1">${this.#renderPage()}</main>
      <dialog aria-label=${texts.signIn.again} @cancel=${(event: Event) => event.preventDefault()} @close=${this.#dialogClosed}>
        ${session.state === 'lapsed' ? html`<desk-sign-in .desk=${this.desk} .where=${this.where} again></desk-sign-in>` : nothing}
      </dialog>`;
  }

  readonly #remain = (): void => {
    this.stay = undefined;
    void this.#toHeading();
  };

  #renderStay(): unknown {
    const { texts, stay } = this;
    if (stay === undefined) return nothing;
    if (stay === 'failed') return html`<p class="box alarm no-print" role="alert">${texts.signOutFailed}</p>`;
    return html`<div class="box caution no-print" role="alert">
      <p>${texts.unsaved}</p>
      <div class="row">
        <button type="button" @click=${this.#signOut}>${texts.signOutAnyway}</button>
        <button type="button" class="main" @click=${this.#remain}>${texts.stay}</button>
      </div>
    </div>`;
  }

  readonly #skip = (): void => void this.#toHeading();

  #renderNav(): TemplateResult {
    const { texts, desk } = this;
    const current = sectionOf(this.where.page);
    const sections = (['inbox', 'notices', 'forms', 'members', 'account'] as const).filter((one) => isAllowed(one, desk.session));
    return html`<nav aria-label=${texts.menu}>
      <ul>
        ${sections.map(
          (one) =>
            html`<li>
              <a href=${addressOf(one)} aria-current=${one === current ? 'page' : nothing}>${texts.nav[one]}</a>
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  #renderPage(): unknown {
    const { desk, where } = this;
    const { state, self } = desk.session;
    if (state === 'unknown' || state === 'out') return html`<desk-sign-in .desk=${desk} .where=${where}></desk-sign-in>`;
    if (self?.areas.length === 0 && where.page === 'inbox') return html`<p class="box">${this.texts.noArea}</p>`;
    return keyed(`${this.#pageOf} ${where.page} ${where.of}`, deskPages[where.page](desk, where));
  }
}

function sectionOf(page: PageName): 'inbox' | 'notices' | 'forms' | 'members' | 'account' {
  if (page === 'report') return 'inbox';
  if (page === 'notice') return 'notices';
  return page === 'form' ? 'forms' : page;
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-desk': CivicDesk;
  }
}
