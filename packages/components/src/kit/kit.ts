import { ContextProvider } from '@lit/context';
import { css, type CSSResultGroup, html, LitElement, type TemplateResult } from 'lit';
import { hostContext } from '../host/context.js';
import type { Host } from '../host/host.js';

const kitStyles = css`
  :host {
    display: contents;
  }
`;

/**
 * @summary Feeds the elements inside it from a port of its own, and sets their theme and language.
 * @status experimental
 * @since 0.1.0
 * @slot - The part of the page it is for.
 * @privacy Sends and keeps nothing itself.
 * @example <civic-kit lang="zh-Hans" data-civic-theme="elder"><civic-notice-feed></civic-notice-feed></civic-kit>
 */
export class CivicKit extends LitElement {
  static override get styles(): CSSResultGroup {
    return kitStyles;
  }

  /** The port for all elements inside, made by `createHost`. */
  get host(): Host | undefined {
    return this.#host;
  }
  set host(host: Host | undefined) {
    this.#host = host;
    if (!host) return;
    // Made with the first port: a kit that only sets a theme must not come between its elements and the page's port.
    if (this.#provider) this.#provider.setValue(host);
    else this.#provider = new ContextProvider(this, { context: hostContext, initialValue: host });
  }
  #host?: Host;
  #provider?: ContextProvider<typeof hostContext, this>;

  constructor() {
    super();
    // Set before the tag was defined, it hides the accessor.
    if (!Object.prototype.hasOwnProperty.call(this, 'host')) return;
    const { host } = this;
    delete (this as Partial<CivicKit>).host;
    this.host = host;
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-kit': CivicKit;
  }
}
