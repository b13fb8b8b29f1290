import {
  describeAudience,
  describeFees,
  describeTime,
  describeVisits,
  nameOf,
  sensibleLimit,
  sensibleNumber,
} from '@civickit/components/words.js';
import type { PublicService, SourceReport } from '@civickit/core';
import { attributes, markup, type Markup } from '@civickit/core/markup';
import { listWordsFor } from './list-words.js';
import { dotted, heading, levelBelow, link, list, saidAtLength, wordingOf, wrapped, type WriteSetting } from './write-setting.js';
import { writeNotes, writeOrigin } from './write-sources.js';

export interface ListedServices {
  readonly services: readonly PublicService[];
  readonly sources: readonly SourceReport[];
  /** Services that are not among them. */
  readonly leftOut: number;
  /** Where a service can be read about. */
  readonly address: (service: PublicService) => string | undefined;
}

/** The list of a `<civic-service-catalogue>`, for whoever reads it without script. */
export function writeCatalogue(listed: ListedServices, setting: WriteSetting): string {
  const { services, sources, leftOut, address } = listed;
  const { words, format } = setting;
  const texts = words.catalogue;
  const names = new Map(sources.map((report) => [report.source, nameOf(report, setting.about.get(report.source))]));
  const sourceOf = ({ ref }: PublicService) => (names.size > 1 ? names.get(ref.source) : undefined);
  const items = services.map((service) => writeCard(service, address(service), sourceOf(service), setting));
  return wrapped(setting, 'services', [
    ...writeNotes({ sources }, texts.sources, setting),
    items.length > 0 ? list(items) : markup`<p>${texts.empty}</p>\n`,
    ...(leftOut > 0 ? [markup`<p>${listWordsFor(words.tag).leftOut(format.number(leftOut), leftOut)}</p>\n`] : []),
    writeOrigin({ sources }, texts.sources, setting),
  ]);
}

/** What is told of a service in a list. What nobody says is left out. */
function writeCard(service: PublicService, address: string | undefined, source: string | undefined, setting: WriteSetting): Markup {
  const { name, lang, alert, summary, status, organization } = service;
  const texts = setting.words.catalogue;
  const suspended = (status === 'temporarily-closed' || status === 'inactive') && !alert;
  const owners = dotted([organization?.name, source].map((each) => each && markup`<bdi>${each}</bdi>`));
  return markup`<article${attributes({ lang })}>
${heading(levelBelow(setting), link(address, markup`<bdi>${name}</bdi>`))}${suspended && markup`<p><strong>${texts.suspended}</strong></p>\n`}${alert && markup`<p dir="auto"><strong>${alert}</strong></p>\n`}${summary && saidAtLength(summary, {})}${writeFacts(service, setting)}${owners.length > 0 && markup`<p>${owners}</p>\n`}</article>`;
}

function writeFacts({ audience, time, visits, fees }: PublicService, setting: WriteSetting): Markup | false {
  const { words } = setting;
  const texts = words.catalogue;
  const wording = wordingOf(setting);
  const limit = sensibleLimit(time?.promised ?? time?.legal, wording);
  const often = sensibleNumber(visits);
  const facts: readonly (readonly [label: string, fact: string | undefined])[] = [
    [texts.forWhom, audience?.length ? describeAudience(audience, wording) : undefined],
    [texts.timeLabel, limit && describeTime(limit, wording)],
    [texts.visitsLabel, often === undefined ? undefined : describeVisits(often, wording)],
    [texts.feeLabel, fees && describeFees(fees, wording)],
  ];
  const known = facts.flatMap(([label, fact]) => (fact ? [markup`<dt>${label}</dt><dd>${fact}</dd>\n`] : []));
  return known.length > 0 && markup`<dl${attributes({ lang: words.tag })}>\n${known}</dl>\n`;
}
