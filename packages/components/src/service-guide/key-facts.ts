import type { PublicService, ServiceChannel, ServiceFee, TimeLimit } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { externalIcon } from '../icons/external.js';
import { describeAudience, describeFee, describeFees, describeTime, describeVisits } from '../services/wording.js';
import type { GuideSetting } from './guide-setting.js';
import { said, webLink } from './own-words.js';
import { sensibleFee, sensibleLimit, sensibleNumber } from './sensible.js';

/** What most people come for: who does it, how long it takes, how often one has to come, what it costs, and the way in. */
export function renderKeyFacts(service: PublicService, setting: GuideSetting): TemplateResult {
  const { texts, wording } = setting;
  const { organization, audience, time, fees, channels = [], languages } = service;
  const { facts } = texts;
  const [promised, legal] = [time?.promised, time?.legal].map((each) => sensibleLimit(each, wording));
  const visits = sensibleNumber(service.visits);
  return html`<dl class="facts" part="facts">
      ${organization ? fact(facts.unit, webLink(organization.url, said(organization.name, service))) : nothing}
      ${audience?.length ? fact(facts.audience, describeAudience(audience, wording)) : nothing}
      ${fact(facts.promised, promised ? limit(promised, service, setting) : unsaid(setting))}
      ${legal ? fact(facts.legal, limit(legal, service, setting)) : nothing}
      ${fact(facts.visits, visits === undefined ? unsaid(setting) : describeVisits(visits, wording))}
      ${fact(facts.fee, fees ? renderFees(fees, service, setting) : unsaid(setting))}
      ${
        channels.length > 0
          ? fact(
              facts.channels,
              channels.map((channel) => renderChannel(channel, service, setting)),
            )
          : nothing
      }
      ${
        languages?.length
          ? fact(
              facts.languages,
              languages.map((tag) => html`<span class="line" lang=${tag}>${nameLanguage(tag)}</span>`),
            )
          : nothing
      }
    </dl>
    ${renderActions(channels, setting)}`;
}

function fact(label: string, content: unknown): TemplateResult {
  return html`<div>
    <dt>${label}</dt>
    <dd>${content}</dd>
  </div>`;
}

function unsaid({ texts }: GuideSetting): TemplateResult {
  return html`<span class="aside">${texts.notSaid}</span>`;
}

function limit(time: TimeLimit, service: PublicService, { wording }: GuideSetting): TemplateResult {
  return html`${describeTime(time, wording)}${time.note ? html`<span class="aside"> ${said(time.note, service)}</span>` : nothing}`;
}

function renderFees(fees: readonly ServiceFee[], service: PublicService, { wording }: GuideSetting): unknown {
  if (fees.length === 0) return describeFees(fees, wording);
  return fees.map(sensibleFee).map((fee) => {
    const notes = fee.amount === undefined ? [] : [fee.note];
    const aside = [fee.name, ...notes].filter((text) => text !== undefined && text !== '') as string[];
    return html`<span class="line"
      >${said(describeFee(fee, wording), fee.amount === undefined ? service : {})}${aside.map((text) => html`<span class="aside"> ${said(text, service)}</span>`)}${
        fee.legalBasis ? html` <span class="aside">${webLink(fee.legalBasis.url, said(fee.legalBasis.title, service))}</span>` : nothing
      }</span
    >`;
  });
}

function renderChannel({ kind, note }: ServiceChannel, service: PublicService, { wording }: GuideSetting): TemplateResult {
  return html`<span class="line"
    >${wording.texts.channel[kind]}${note ? html`<span class="aside"> ${said(note, service)}</span>` : nothing}</span
  >`;
}

/** As those call it who speak it: they are the ones who look for it. */
function nameLanguage(tag: string): string {
  try {
    return new Intl.DisplayNames([tag, 'en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The ways that begin with a tap: the first one that ends the matter stands out. */
function renderActions(channels: readonly ServiceChannel[], { texts }: GuideSetting): unknown {
  const names: Readonly<Partial<Record<ServiceChannel['kind'], string>>> = { online: texts.start, app: texts.openApp, counter: texts.book };
  const leading = channels.filter(({ url }) => url && /^https?:/i.test(url));
  if (leading.length === 0) return nothing;
  return html`<p class="actions">
    ${leading.map(
      ({ kind, url = '' }) =>
        html`<a class=${kind === 'online' ? 'action main' : 'action'} href=${url} rel="noopener"
          >${names[kind] ?? texts.channelPage} ${externalIcon}</a
        >`,
    )}
  </p>`;
}
