import type { CivicError } from '@civickit/core';
import { isCivicError } from '@civickit/core';
import { type CSSResultGroup, type CSSResultOrNative, html, LitElement, nothing, render, type TemplateResult } from 'lit';
import { LanguageController } from './language.js';
import { docsLink, isDeveloping, report } from './report.js';
import { hostStyles } from './host.styles.js';

/**
 * Base of every element: one open shadow root with the light-DOM fallback beside an inner root that the page's styles do not
 * reach. A failure never leaves the element and never takes the fallback away.
 */
export abstract class CivicElement extends LitElement {
  protected readonly language = new LanguageController(this);

  static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    return [hostStyles, ...super.finalizeStyles(styles)];
  }

  /** Whether the page's own children are to be seen: before the first content, and when there is none to show. */
  protected abstract get fallbackShown(): boolean;

  /** Whether the page has content of its own here. */
  protected get hasFallback(): boolean {
    return this.childElementCount > 0 || this.textContent?.trim() !== '';
  }

  /** What is wrong, for developers; shown on the page while it is being built. */
  protected get problem(): CivicError | undefined {
    return undefined;
  }

  /** The element's own interface, or `nothing` while only the fallback is to be seen. */
  protected abstract renderContent(): unknown;

  /** What is worked out before it is drawn fails here too. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (cause) {
      report(this.localName, { code: isCivicError(cause) ? cause.code : 'unsupported/render', message: String(cause) });
      this.#showFallbackOnly();
    }
  }

  protected override updated(): void {
    if (this.problem) report(this.localName, this.problem);
  }

  override render(): TemplateResult {
    return html`<slot ?hidden=${!this.fallbackShown}></slot>
      <div class="root" part="root" lang=${this.language.tag} dir=${this.language.direction}>
        ${this.renderContent()}${this.#renderProblem()}
      </div>`;
  }

  #renderProblem(): unknown {
    const { problem } = this;
    if (!problem || !isDeveloping()) return nothing;
    return html`<div class="problem" part="problem" lang="en" dir="ltr">
      CivicKit <code>${problem.code}</code> ${problem.message} <a href=${docsLink(problem.code)}>What to do</a>
    </div>`;
  }

  /** Without the template, which has just failed; drawn by Lit, so that the next update draws anew. */
  #showFallbackOnly(): void {
    render(html`<slot></slot>`, this.renderRoot, this.renderOptions);
  }
}
