import type { PublicService } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../base/heading.js';
import { renderDocuments } from './documents.js';
import type { GuideSetting } from './guide-setting.js';
import { renderKeyFacts } from './key-facts.js';
import { said, saidAtLength } from './own-words.js';
import { renderSection } from './sections.js';
import { renderServiceLink } from './service-link.js';
import { renderWarnings } from './service-page.js';

/** Several services that one goes for at once: what to bring for all of them, then the facts of each and the way to its guide. */
export function renderBundle(setting: GuideSetting): TemplateResult {
  const { texts, request, level, checklist } = setting;
  const { services } = request;
  const silent = services.filter(({ documents }) => !documents);
  const documents = html`${silent.map(({ name }) => html`<p class="missing">${texts.bundleSilent(`\u2068${name}\u2069`)}</p>`)}
  ${checklist.documents.length > 0 ? renderDocuments(setting) : silent.length > 0 ? nothing : html`<p>${texts.noneNeeded}</p>`}`;
  return html`<article class="guide bundle" part="guide">
    ${heading(level - 1, texts.bundle, 'name')}
    <ul class="plain">
      ${services.map((service) => html`<li>${said(service.name, service)}</li>`)}
    </ul>
    ${renderSection('documents', texts.bundleDocuments, documents, setting)} ${services.map((service) => renderPart(service, setting))}
  </article>`;
}

function renderPart(service: PublicService, setting: GuideSetting): TemplateResult {
  const { texts, level } = setting;
  return html`<section class="section part" part="section">
    ${heading(level, said(service.name, service))} ${renderWarnings(service, setting)}
    ${service.summary ? saidAtLength(service.summary, service) : nothing} ${renderKeyFacts(service, setting)}
    <p class="ways">${renderServiceLink(service, setting, texts.guideOf(`\u2068${service.name}\u2069`))}</p>
  </section>`;
}
