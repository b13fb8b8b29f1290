import { type PublicService, type ServiceClass, type TimeLimit, completeness, serviceClasses } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../base/heading.js';
import { describeTime, type Wording } from '../services/wording.js';
import { renderContact } from './contact-lines.js';
import { describeAge } from './describe-age.js';
import { renderDocuments } from './documents.js';
import type { GuideSetting } from './guide-setting.js';
import type { GuideSection } from './guide-texts.js';
import { renderHours } from './hours-table.js';
import { said, saidAtLength, webLink } from './own-words.js';
import { renderPlaces, standsAlone } from './places.js';
import { sensibleLimit } from './sensible.js';
import { contactsOf, whomToAsk } from './whom-to-ask.js';

type Render = (service: PublicService, setting: GuideSetting) => unknown;

const contents: Readonly<Record<GuideSection, Render>> = {
  'legal-basis': (service) =>
    html`<ul class="plain">
      ${service.legalBasis?.map(({ title, url }) => html`<li>${webLink(url, said(title, service))}</li>`)}
    </ul>`,
  eligibility: (service, setting) => {
    const { eligibility } = service;
    const age = describeAge(service, setting);
    return html`${eligibility?.trim() ? saidAtLength(eligibility, service) : nothing}${age ? html`<p>${age}</p>` : nothing}`;
  },
  documents: (service, setting) => (service.documents?.length ? renderDocuments(setting) : html`<p>${setting.texts.noneNeeded}</p>`),
  places: (service, setting) => (service.places?.length ? renderPlaces(service, setting) : html`<p>${setting.wording.texts.noVisit}</p>`),
  hours: (service, setting) => {
    const { hours, places = [] } = service;
    const own = hours ?? (standsAlone(service) ? places[0]?.hours : undefined);
    const shown = own
      ? renderHours(own, service, setting)
      : html`<p>${places.some((place) => place.hours) ? setting.texts.hours.atPlaces : setting.wording.texts.noVisit}</p>`;
    const all = [hours, ...places.map((place) => place.hours)];
    const unsure = all.some((each) => setting.opening(each)?.sure === false);
    return html`${shown}${unsure ? html`<p class="aside">${setting.wording.texts.unsure}</p>` : nothing}`;
  },
  contacts: (service, setting) => contactsOf(service).map((contact) => renderContact(contact, service, setting)),
  steps: (service, { wording }) =>
    html`<ol class="steps">
      ${service.steps?.map(
        ({ name, text, takes }) =>
          html`<li>
            <span class="name">${said(name, service)}</span>${renderTaken(takes, wording)} ${text ? saidAtLength(text, service) : nothing}
          </li>`,
      )}
    </ol>`,
};

function renderTaken(takes: TimeLimit | undefined, wording: Wording): unknown {
  const limit = sensibleLimit(takes, wording);
  return limit ? html`<span class="aside"> ${describeTime(limit, wording)}</span>` : nothing;
}

const hasSection = (name: ServiceClass): name is GuideSection => name !== 'name';

/** What a guide must hold, in its fixed order. What the office has not said keeps its place and says so. */
export function renderSections(service: PublicService, setting: GuideSetting): unknown {
  const missing = new Set<ServiceClass>(completeness(service).missing);
  return serviceClasses
    .filter(hasSection)
    .map((name) =>
      renderSection(
        name,
        setting.texts.headings[name],
        missing.has(name) ? renderMissing(name, service, setting) : contents[name](service, setting),
        setting,
      ),
    );
}

export function renderSection(name: string, title: string, content: unknown, { level }: Pick<GuideSetting, 'level'>): TemplateResult {
  return html`<section class="section in-${name}" part="section">${heading(level, title)}${content}</section>`;
}

function renderMissing(name: GuideSection, service: PublicService, setting: GuideSetting): TemplateResult {
  const { texts } = setting;
  const contact = whomToAsk(service, setting.about);
  return html`<div class="missing">
    <p>${texts.missing[name]} ${contact ? texts.ask : texts.askNobody}</p>
    ${contact ? renderContact(contact, service, setting) : nothing}
  </div>`;
}
