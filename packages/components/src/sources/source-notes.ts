import { type Freshness, type Instant, instantOf, type Page, type SourceAbout, type SourceReport } from '@civickit/core';
import type { Formatter } from '../i18n/formatter.js';
import type { SourceTexts } from './source-texts.js';

/** One sentence about a source that does not do what it promises. */
export interface SourceNote {
  readonly tone: 'note' | 'caution' | 'alarm';
  readonly text: string;
  readonly contact?: SourceAbout['contact'];
}

export interface NotesSetting {
  readonly texts: SourceTexts;
  readonly format: Formatter;
  readonly zone: string;
  readonly now: number;
  readonly offline: boolean;
}

/** No timer of `civickit pull` should let a day pass. */
const copyHoldsMs = 86_400_000;

/** What a page says about its sources: those that failed, those shown from a copy, copies that nobody renews, and columns in which nothing new comes. */
export function describeSources(page: Page<unknown>, known: ReadonlyMap<string, SourceAbout>, setting: NotesSetting): SourceNote[] {
  const { texts } = setting;
  const moment = (at: Instant) => isolate(setting.format.moment(at));
  const name = (report: SourceReport) => isolate(nameOf(report, known.get(report.source)));
  const notes: SourceNote[] = [];
  const failed = page.sources.filter(({ state }) => state === 'failed').map(name);
  const copies = page.sources.filter(({ state, error }) => state === 'cached' && error);
  const [oldest] = copies.flatMap(({ fetchedAt }) => fetchedAt ?? []).sort();
  if (setting.offline && oldest) {
    notes.push({ tone: 'note', text: texts.offlineCopy(moment(oldest)) });
  } else {
    if (setting.offline && failed.length > 0) notes.push({ tone: 'note', text: texts.offline });
    for (const report of copies) {
      // A copy that others keep is of when the source last answered them.
      const say = report.origin === 'cache' ? texts.copy : texts.lastCopy;
      notes.push({ tone: 'caution', text: say(name(report), report.fetchedAt ? moment(report.fetchedAt) : '?') });
    }
    for (const report of page.sources) {
      const { state, origin, fetchedAt } = report;
      if (state !== 'ok' || origin !== 'file' || !fetchedAt || setting.now - Date.parse(fetchedAt) < copyHoldsMs) continue;
      notes.push({ tone: 'caution', text: texts.oldCopy(name(report), moment(fetchedAt)) });
    }
    if (failed.length > 0) notes.push({ tone: 'caution', text: texts.failed(setting.format.list(failed)) });
  }
  const waiting = page.sources.filter(({ state }) => state === 'pending').map(name);
  if (waiting.length > 0) notes.push({ tone: 'note', text: texts.waiting(setting.format.list(waiting)) });
  for (const report of page.sources) {
    const note = describeFreshness(report, name(report), setting);
    if (note) notes.push({ ...note, contact: known.get(report.source)?.contact });
    if (report.skipped) {
      notes.push({ tone: 'note', text: texts.unreadable(setting.format.number(report.skipped), name(report), report.skipped) });
    }
  }
  return notes;
}

/** The name people know a source by: from the configuration, else its own, else its id. */
export function nameOf(report: Pick<SourceReport, 'source' | 'title'>, about: SourceAbout | undefined): string {
  return about?.title ?? report.title ?? report.source;
}

/** Keeps a name or number of another script from reordering the sentence around it. */
function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

function describeFreshness({ freshness }: SourceReport, name: string, { texts, format, zone, now }: NotesSetting): SourceNote | undefined {
  if (!freshness) return undefined;
  const span = freshness.newest ? isolate(format.span(now - instantOf(freshness.newest, zone))) : '';
  switch (freshness.state) {
    case 'due':
      return { tone: 'note', text: texts.due(name, span) };
    case 'overdue':
      return { tone: 'caution', text: texts.overdue(name, span) };
    case 'dead':
      return { tone: 'alarm', text: texts.dead(name, span) };
    case 'blank':
      return { tone: 'caution', text: texts.blank(name) };
    case 'undated':
      return { tone: 'note', text: texts.undated(name) };
    case 'fresh':
      return describeSuspicion(freshness.suspicious, name, texts);
  }
}

/** Dates that make a column look alive although nobody may have written in it. */
function describeSuspicion([first]: Freshness['suspicious'], name: string, texts: SourceTexts): SourceNote | undefined {
  return first && { tone: 'caution', text: texts[first](name) };
}
