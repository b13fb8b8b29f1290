import { describeSources, nameOf, type SourceNote, type SourceTexts } from '@civickit/components/words.js';
import type { Page, SourceReport } from '@civickit/core';
import { attributes, markup, type Markup } from '@civickit/core/markup';
import { dayAt } from '../../day-at.js';
import { link, phoneLink, type WriteSetting } from './write-setting.js';

type Reports = Pick<Page<unknown>, 'sources'>;

const pageOf = ({ sources }: Reports): Page<unknown> => ({ items: [], sources, complete: true, filteredHere: [] });

/** What is wrong with sources, in the words of the elements. */
export function writeNotes(reports: Reports, texts: SourceTexts, setting: WriteSetting): readonly Markup[] {
  return describeSources(pageOf(reports), setting.about, { ...setting, texts, offline: false }).map((note) => writeNote(note, setting));
}

export function writeNote({ text, contact }: SourceNote, { words: { common } }: WriteSetting): Markup {
  const phone = contact?.phone;
  const dial = phone !== undefined && phoneLink(phone, 'tel', common.phone(phone));
  return markup`<p class="civic-note">${text}${contact && markup` ${common.responsible(contact.unit)}`}${dial && markup` · ${dial}`}</p>\n`;
}

/** Where it all comes from, and the day on which it was true: to the minute, a page would be another at every run. */
export function writeOrigin({ sources }: Reports, texts: SourceTexts, setting: WriteSetting): Markup {
  const [oldest] = sources.flatMap(({ state, fetchedAt }) => (state === 'ok' && fetchedAt ? fetchedAt : [])).sort();
  const names = sources.map((report: SourceReport, at) => {
    const known = setting.about.get(report.source);
    return markup`${at > 0 && ' · '}${link(known?.homepage, markup`<bdi>${nameOf(report, known)}</bdi>`)}`;
  });
  return markup`<p class="civic-origin">${texts.sources}${names}${oldest !== undefined && markup` · ${asOf(Date.parse(oldest), texts, setting)}`}</p>\n`;
}

function asOf(at: number, texts: SourceTexts, { format, zone }: WriteSetting): Markup {
  const day = dayAt(at, zone);
  return markup`<time${attributes({ datetime: day })}>${texts.asOf(format.date({ iso: day, precision: 'day', zone: 'given' }))}</time>`;
}
