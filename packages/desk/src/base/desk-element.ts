import { CivicElement } from '@civickit/components/runtime.js';
import { isCivicError } from '@civickit/core';
import { html, nothing, type CSSResultGroup, type PropertyDeclarations } from 'lit';
import type { DeskTexts } from '../i18n/en.js';
import { textsFor } from '../i18n/texts.js';
import type { Asking } from './asking.js';
import type { Desk } from './desk.js';
import { deskStyles } from './desk.styles.js';
import type { Doing } from './doing.js';
import { explain } from './explain.js';
import type { Where } from './where.js';

/** Base of the desk's elements: its texts, and what every page does in the same way. */
export abstract class DeskElement extends CivicElement {
  static override get styles(): CSSResultGroup {
    return deskStyles;
  }
  static override get properties(): PropertyDeclarations {
    return { desk: { attribute: false }, where: { attribute: false } };
  }

  declare desk: Desk;
  declare where: Where;

  protected override get fallbackShown(): boolean {
    return false;
  }

  protected get texts(): DeskTexts {
    return textsFor(this.language.tag);
  }

  /** Who of the desk's areas this is, with its time zone. */
  protected areaOf(id: string | undefined) {
    return this.desk.session.self?.areas.find((area) => area.id === id);
  }

  protected formatter(area?: string) {
    return this.language.formatter(this.areaOf(area)?.zone ?? this.desk.session.self?.areas[0]?.zone ?? 'UTC');
  }

  /** Waiting, or what went wrong with a way on; nothing once there is something to show. */
  protected renderAsking({ status, value, error, again }: Asking<unknown>): unknown {
    if (status === 'error') {
      // Its own sign-in stands in front of the page.
      const isOut = isCivicError(error) && error.status === 401;
      return html`<div class="box alarm" role="alert">
        <p>${explain(error, this.texts)}</p>
        ${isOut ? nothing : html`<button type="button" @click=${again}>${this.texts.tryAgain}</button>`}
      </div>`;
    }
    return value === undefined ? html`<p class="muted" role="status">${this.texts.loading}</p>` : nothing;
  }

  /** What came of a press of the button that `what` names. */
  protected renderOutcome(doing: Doing, what: string): unknown {
    const { error, said } = doing;
    if (doing.busy === what) return html`<p class="muted" role="status">${this.texts.saving}</p>`;
    if (doing.what !== what) return nothing;
    if (error !== undefined) return html`<p class="error" role="alert">${explain(error, this.texts)}</p>`;
    return said === undefined ? nothing : html`<p class="done" role="status">${said}</p>`;
  }
}
