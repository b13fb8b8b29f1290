import type { LabelledLink, PublicService } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { MergedDocument } from './checklist/merge-documents.js';
import type { GuideSetting } from './guide-setting.js';
import { said, saidAtLength, webLink } from './own-words.js';
import { sensibleNumber } from './sensible.js';

/** What to bring, to be ticked off: on paper a list with boxes in large type, and where to go with it. */
export function renderDocuments(setting: GuideSetting): TemplateResult {
  const { texts, request, checklist, printList } = setting;
  return html`<p class="paper name">${request.services.map(({ name }) => name).join(' · ')}</p>
    <ul class="documents">
      ${checklist.documents.map((document) => html`<li class="document" part="document">${renderDocument(document, setting)}</li>`)}
    </ul>
    ${checklist.render()}
    ${printList ? html`<button class="print" type="button" @click=${printList}>${texts.document.print}</button>` : nothing}
    ${renderDestinations(setting)}`;
}

function renderDocument(document: MergedDocument, setting: GuideSetting): TemplateResult {
  const { texts, checklist, request } = setting;
  const { note, issuer, form, sample } = document;
  const words = texts.document;
  const askers = request.services.filter(({ ref }) => document.for.some(({ source, id }) => source === ref.source && id === ref.id));
  const service = askers[0] ?? {};
  const name = html`<span class="name">${said(document.name, service)}</span> ${renderMarks(document, service, setting)}`;
  return html`${checklist.renderBox(document, name)}
    <div class="more-of">
      ${
        request.services.length > 1
          ? html`<p class="aside">${words.neededFor(setting.wording.format.list(askers.map((asker) => isolate(asker.name))))}</p>`
          : nothing
      }
      ${issuer ? html`<p class="aside">${words.issuer(isolate(issuer))}</p>` : nothing} ${note ? saidAtLength(note, service) : nothing}
      ${form || sample ? html`<p class="ways">${renderPaper(form, words.form, service)} ${renderPaper(sample, words.sample, service)}</p>` : nothing}
    </div>`;
}

function renderMarks(document: MergedDocument, service: Pick<PublicService, 'lang'>, { texts, wording }: GuideSetting): unknown {
  const { needed, condition, deferrable, originals, originalsEach, copies, format } = document;
  const words = texts.document;
  const counted = (count: number | undefined, say: (text: string, n: number) => string) =>
    sensibleNumber(count) && count ? say(wording.format.number(count), count) : undefined;
  const facts = [
    counted(originals, words.originals),
    originalsEach && words.eachTime,
    counted(copies, words.copies),
    format && words[format],
  ].filter(Boolean);
  return html`${
    condition
      ? html`<span class="mark">${said(words.when(condition), service)}</span>`
      : needed === 'sometimes'
        ? html`<span class="mark">${words.sometimes}</span>`
        : nothing
  }
  ${needed === 'optional' ? html`<span class="mark">${words.optional}</span>` : nothing}
  ${deferrable ? html`<span class="mark">${words.deferrable}</span>` : nothing}
  ${facts.length > 0 ? html`<span class="aside">${facts.join(' · ')}</span>` : nothing}`;
}

function renderPaper(paper: LabelledLink | undefined, kind: string, service: Pick<PublicService, 'lang'>): unknown {
  if (!paper) return nothing;
  const name = paper.title && paper.title !== kind ? html`<span>${kind}: ${said(paper.title, service)}</span>` : kind;
  return html`<span>${webLink(paper.url, name)}</span>`;
}

/** Whoever prints only the list needs to know where to carry it. */
function renderDestinations({ request }: GuideSetting): TemplateResult {
  const places = request.services.flatMap(({ places: own = [], contacts = [], lang }) => own.map((place) => ({ place, contacts, lang })));
  const lines = places.map(({ place, contacts, lang }) => {
    const [phone] = [...(place.contacts ?? []), ...contacts].flatMap(({ phones = [] }) => phones);
    return { lang, words: [place.name, place.address, phone?.number].filter(Boolean).join(' · ') };
  });
  const once = lines.filter(({ words }, at) => words && lines.findIndex((line) => line.words === words) === at);
  return html`<ul class="paper plain">
    ${once.map(({ words, lang }) => html`<li>${said(words, { lang })}</li>`)}
  </ul>`;
}

/** Keeps a name of another script from reordering the sentence around it. */
function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
