import { assessFreshness, type Freshness, instantOf, type PublicService, type When } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { isAllowedPicture, renderRichText } from '../rich-text/render-rich-text.js';
import { renderNote } from '../sources/source-lines.js';
import type { SourceNote } from '../sources/source-notes.js';
import { renderContact } from './contact-lines.js';
import type { GuideSetting } from './guide-setting.js';
import { said, saidAtLength, webLink } from './own-words.js';
import { renderSection } from './sections.js';
import { sensibleDate } from './sensible.js';
import { renderServiceLink } from './service-link.js';

/** What follows what a guide must hold. */
export function renderEnd(service: PublicService, setting: GuideSetting): TemplateResult {
  const { texts, related } = setting;
  const { description, outcome, questions, complaints } = service;
  return html`${description?.length ? renderSection('description', texts.description, renderDescription(service, setting), setting) : nothing}
  ${outcome ? renderSection('outcome', texts.outcome, renderOutcome(outcome, service, setting), setting) : nothing}
  ${questions?.length ? renderSection('questions', texts.questions, renderQuestions(questions, service), setting) : nothing}
  ${
    related.length > 0
      ? renderSection(
          'related',
          texts.related,
          html`<ul class="plain">
            ${related.map((each) => html`<li>${renderServiceLink(each, setting)}</li>`)}
          </ul>`,
          setting,
        )
      : nothing
  }
  ${renderSection('complaints', texts.complaints, complaints ? renderContact(complaints, service, setting) : html`<p class="missing">${texts.complaintsMissing}</p>`, setting)}
  ${renderVerified(service, setting)}`;
}

function renderDescription({ description = [], lang }: PublicService, { level, request, texts }: GuideSetting): TemplateResult {
  const pictures = (src: string) => isAllowedPicture(src, request.imageOrigins ?? []);
  // Built once: the links in it keep the focus.
  const text = guard([description, level], () => renderRichText(description, { level, pictures, picture: texts.description }));
  return html`<div class="prose" lang=${lang ?? nothing} dir="auto">${text}</div>`;
}

function renderOutcome(outcome: NonNullable<PublicService['outcome']>, service: PublicService, { texts }: GuideSetting): TemplateResult {
  const { name, sample, delivery } = outcome;
  return html`<p class="name">${said(name, service)}</p>
    ${delivery ? saidAtLength(delivery, service) : nothing} ${sample ? html`<p>${webLink(sample.url, texts.outcomeSample)}</p>` : nothing}`;
}

function renderQuestions(questions: NonNullable<PublicService['questions']>, service: PublicService): unknown {
  return questions.map(
    ({ question, answer }) =>
      html`<details>
        <summary>${said(question, service)}</summary>
        ${saidAtLength(answer, service)}
      </details>`,
  );
}

/** When somebody last confirmed all this, judged by what its source promises. */
function renderVerified(service: PublicService, setting: GuideSetting): TemplateResult {
  const { texts, wording } = setting;
  const { url } = service;
  const [verified, updated] = [service.verified, service.updated].map((when) => sensibleDate(when, wording));
  const state = verified && judge(service, verified, setting);
  const span = verified ? `\u2068${wording.format.span(wording.now - instantOf(verified, wording.zone))}\u2069` : '';
  const contact = setting.about.get(service.ref.source)?.contact;
  const note: SourceNote | undefined =
    state === 'dead'
      ? { tone: 'alarm', text: texts.verifyDead(span), contact }
      : state === 'overdue'
        ? { tone: 'caution', text: texts.verifyOverdue(span), contact }
        : verified
          ? undefined
          : { tone: 'note', text: texts.neverVerified };
  return html`${note ? renderNote(note, setting.common) : nothing}
    <p class="dates">
      ${verified ? html`<span>${texts.verified(wording.format.date(verified))}</span>` : nothing}
      ${updated ? html`<span>${texts.updated(wording.format.date(updated))}</span>` : nothing}
      ${url ? html`<span>${webLink(url, texts.officePage)}</span>` : nothing}
    </p>`;
}

function judge({ ref }: PublicService, verified: When, { about, wording }: GuideSetting): Freshness['state'] | undefined {
  const contract = about.get(ref.source)?.freshness;
  if (contract?.basis !== 'verified') return undefined;
  try {
    return assessFreshness([{ verified }], contract, wording.now, wording.zone).state;
  } catch {
    // A contract that cannot be read is told where it is made.
    return undefined;
  }
}
