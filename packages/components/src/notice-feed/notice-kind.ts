import { instantOf, type Notice, toInstant, type When } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { ItemSetting } from './notice-item.js';
import { kindTextsFor } from './notice-kind-texts.js';

/** What stands above the title of a notice that is no news: of a correction the verdict and what was claimed. */
export function renderKind({ type, correction }: Notice, setting: ItemSetting): unknown {
  const own = kindTextsFor(setting.lang);
  if (correction) {
    const { verdict, claim } = correction;
    return html`<p class="kind ${verdict}" part="kind">
      <strong class="badge">${own.verdict[verdict]}</strong>
      ${claim ? html`<span dir="auto">${own.claim(claim)}</span>` : nothing}
    </p>`;
  }
  const word = type === 'correction' ? own.verdict.false : type === 'alert' || type === 'statement' ? own[type] : undefined;
  return word ? html`<p class="kind ${type}" part="kind"><strong class="badge">${word}</strong></p>` : nothing;
}

/** The steps of a statement, in the order of the source. */
export function renderTimeline({ timeline }: Notice, setting: ItemSetting): unknown {
  if (!timeline?.length) return nothing;
  const { format, zone } = setting;
  return html`<p class="label">${kindTextsFor(setting.lang).timeline}</p>
    <ol class="timeline" part="timeline">
      ${timeline.map(({ at, text }): TemplateResult => html`<li><time datetime=${at.iso}>${momentOf(at)}</time> <span dir="auto">${text}</span></li>`)}
    </ol>`;

  function momentOf(when: When): string {
    const at = instantOf(when, zone);
    return when.precision === 'day' || Number.isNaN(at) ? format.date(when) : format.moment(toInstant(at));
  }
}
