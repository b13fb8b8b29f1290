import {
  describeAudience,
  describeFee,
  describeFees,
  describeTime,
  describeVisits,
  sensibleFee,
  sensibleLimit,
  sensibleNumber,
} from '@civickit/components/words.js';
import { assessFreshness, instantOf, type PublicService, type ServiceFee, type SourceReport } from '@civickit/core';
import { markup, type Markup } from '@civickit/core/markup';
import { writeContact } from './write-contact.js';
import { writeSections } from './write-sections.js';
import { dotted, heading, levelBelow, link, said, saidAtLength, wordingOf, wrapped, type WriteSetting } from './write-setting.js';
import { writeNote, writeNotes, writeOrigin } from './write-sources.js';

export interface GuidedServices {
  readonly services: readonly PublicService[];
  readonly sources: readonly SourceReport[];
  /** Whether all that the element names are there. */
  readonly complete: boolean;
}

/** The guide of a `<civic-service-guide>`, for whoever reads it without script: one service after the other. */
export function writeGuide({ services, sources, complete }: GuidedServices, setting: WriteSetting): string {
  const texts = setting.words.guide;
  const ids = new Set(services.map(({ ref }) => ref.source));
  // How alive its content is each guide says for itself.
  const own = sources
    .filter(({ source }) => ids.has(source))
    .map((report): SourceReport => ({ ...report, freshness: undefined, skipped: 0 }));
  return wrapped(setting, 'guide', [
    ...(complete ? [] : [writeNote({ tone: 'caution', text: texts.bundleIncomplete }, setting)]),
    ...writeNotes({ sources: own }, texts.words.sources, setting),
    ...services.map((service) => writeService(service, setting)),
    writeOrigin({ sources: own }, texts.words.sources, setting),
  ]);
}

function writeService(service: PublicService, setting: WriteSetting): Markup {
  const { words } = setting;
  const level = levelBelow(setting);
  return markup`<article lang="${words.tag}">
${heading(level, said(service.name, service))}${writeWarnings(service, setting)}${service.summary && saidAtLength(service.summary, service)}${writeFacts(service, setting)}${writeSections(service, { ...setting, level: level + 1 })}${writeEnd(service, { ...setting, level: level + 1 })}</article>\n`;
}

function writeWarnings(service: PublicService, { words: { guide } }: WriteSetting): readonly (Markup | false)[] {
  const { status, alert } = service;
  const says = { defunct: guide.withdrawn, inactive: guide.inactive, 'temporarily-closed': guide.closed, active: undefined }[
    status ?? 'active'
  ];
  if (says === undefined && !alert) return [];
  return [markup`<p><strong>${says ?? guide.important}</strong></p>\n`, ...(alert ? saidAtLength(alert, service) : [])];
}

function writeFacts(service: PublicService, setting: WriteSetting): Markup {
  const { guide } = setting.words;
  const { facts, notSaid } = guide;
  const wording = wordingOf(setting);
  const { organization, audience, time: limits, fees, channels = [] } = service;
  const visits = sensibleNumber(service.visits);
  const [promised, legal] = [limits?.promised, limits?.legal].map((each) => {
    const limit = sensibleLimit(each, wording);
    return limit && markup`${describeTime(limit, wording)}${limit.note && markup` ${said(limit.note, service)}`}`;
  });
  const rows: readonly (readonly [label: string, fact: Markup | readonly Markup[] | string | undefined])[] = [
    [facts.unit, organization && link(organization.url, said(organization.name, service))],
    [facts.audience, audience?.length ? describeAudience(audience, wording) : undefined],
    [facts.promised, promised ?? notSaid],
    [facts.legal, legal],
    [facts.visits, visits === undefined ? notSaid : describeVisits(visits, wording)],
    [facts.fee, fees ? writeFees(fees, service, setting) : notSaid],
    [facts.channels, channels.length > 0 ? writeChannels(service, setting) : undefined],
  ];
  return markup`<dl>\n${rows.map(([label, fact]) => fact !== undefined && markup`<dt>${label}</dt><dd>${fact}</dd>\n`)}</dl>\n`;
}

function writeFees(fees: readonly ServiceFee[], service: PublicService, setting: WriteSetting): string | readonly Markup[] {
  const wording = wordingOf(setting);
  if (fees.length === 0) return describeFees(fees, wording);
  return dotted(
    fees.map(sensibleFee).map((fee) => {
      const asides = [fee.name, fee.amount === undefined ? undefined : fee.note].filter((aside) => aside);
      const basis = fee.legalBasis && link(fee.legalBasis.url, said(fee.legalBasis.title, service));
      return markup`${said(describeFee(fee, wording), fee.amount === undefined ? service : {})}${asides.map((aside) => aside !== undefined && markup` ${said(aside, service)}`)}${basis && markup` ${basis}`}`;
    }),
  );
}

function writeChannels(service: PublicService, { words: { guide } }: WriteSetting): readonly Markup[] {
  const kinds = guide.words.channel;
  return dotted(
    (service.channels ?? []).map(
      ({ kind, url, note }) => markup`${link(url, markup`${kinds[kind]}`)}${note && markup` ${said(note, service)}`}`,
    ),
  );
}

/** What follows what a guide must hold. */
function writeEnd(service: PublicService, setting: WriteSetting): readonly Markup[] {
  const { outcome, questions = [], complaints } = service;
  const { guide } = setting.words;
  const title = (text: string) => heading(setting.level, markup`${text}`);
  return [
    ...(outcome ? [title(guide.outcome), markup`<p>${said(outcome.name, service)}</p>\n`] : []),
    ...(outcome?.delivery ? saidAtLength(outcome.delivery, service) : []),
    ...(questions.length > 0 ? [title(guide.questions)] : []),
    ...questions.map(
      ({ question, answer }) =>
        markup`<details><summary>${said(question, service)}</summary>\n${saidAtLength(answer, service)}</details>\n`,
    ),
    title(guide.complaints),
    complaints ? writeContact(complaints, service, setting) : markup`<p>${guide.complaintsMissing}</p>\n`,
    ...writeVerified(service, setting),
  ];
}

/** When somebody last confirmed all this, judged by what its source promises. */
function writeVerified({ ref, verified, updated, url }: PublicService, setting: WriteSetting): readonly Markup[] {
  const { words, format, now, zone, about } = setting;
  const { guide } = words;
  const { freshness: contract, contact } = about.get(ref.source) ?? {};
  const judged = verified && contract?.basis === 'verified' ? assessFreshness([{ verified }], contract, now, zone).state : undefined;
  const span = verified ? format.span(now - instantOf(verified, zone)) : '';
  const doubt = judged === 'dead' ? guide.verifyDead(span) : judged === 'overdue' ? guide.verifyOverdue(span) : undefined;
  const dates = dotted([
    verified ? guide.verified(format.date(verified)) : guide.neverVerified,
    updated && guide.updated(format.date(updated)),
    url !== undefined && link(url, markup`${guide.officePage}`),
  ]);
  const note = doubt === undefined ? [] : [writeNote({ tone: 'caution', text: doubt, ...(contact && { contact }) }, setting)];
  return [...note, markup`<p>${dates}</p>\n`];
}
