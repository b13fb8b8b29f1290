import type { PublicService } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../base/heading.js';
import { warningIcon } from '../icons/warning.js';
import { renderEnd } from './guide-end.js';
import type { GuideSetting } from './guide-setting.js';
import { renderKeyFacts } from './key-facts.js';
import { said, saidAtLength } from './own-words.js';
import { renderSections } from './sections.js';

/** The guide of one service. */
export function renderServicePage(service: PublicService, setting: GuideSetting): TemplateResult {
  return html`<article class="guide" part="guide">
    ${heading(setting.level - 1, said(service.name, service), 'name')} ${renderWarnings(service, setting)}
    ${service.summary ? html`<div class="summary">${saidAtLength(service.summary, service)}</div>` : nothing}
    ${renderKeyFacts(service, setting)} ${renderSections(service, setting)} ${renderEnd(service, setting)}
  </article>`;
}

/** What people must know before all else: that it is not to be had, and what the office warns of. */
export function renderWarnings(service: PublicService, { texts }: GuideSetting): TemplateResult {
  const { status, alert } = service;
  const says =
    status === 'defunct'
      ? texts.withdrawn
      : status === 'inactive'
        ? texts.inactive
        : status === 'temporarily-closed'
          ? texts.closed
          : undefined;
  if (!says && !alert) return html``;
  return html`<div class="note ${status === 'defunct' ? 'alarm' : 'caution'}" part="alert">
    ${warningIcon}
    <div>
      <p class="label">${says ?? texts.important}</p>
      ${alert ? saidAtLength(alert, service) : nothing}
    </div>
  </div>`;
}
