import path from 'node:path';
import { type Http, isCivicError, type WorkCalendar } from '@civickit/core';
import { type CalendarIssue, parseCalendar } from '@civickit/core/calendar';
import { cn } from '@civickit/core/calendars/cn';
import type { Configuration } from '@civickit/embed/configuration.js';
import type { CommandSetting } from '../command-setting.js';
import { addressOf, inside, isOwn, unnamedSite } from '../config/configured-sources.js';
import { readJson } from '../config/read-json.js';
import type { ReadConfiguration } from '../config/read-configuration.js';
import { dayAt } from '../day-at.js';
import type { Texts } from '../texts/texts.js';
import { judgeHeaders } from './check-online.js';
import { fileHttp } from './file-http.js';
import type { Finding } from './finding.js';
import { pageHttp } from './page-http.js';

export interface CalendarSetting {
  /** Folder of the site's files. */
  readonly root: string | undefined;
  readonly online: boolean;
  readonly site: string;
  readonly zone: string;
  readonly http: Http;
}

const where = 'calendar';
const dayMs = 86_400_000;
/** The notice for the next year is out by then. */
const soonDays = 30;

/** The calendar of holidays: whether it can be had and read, and how long it lasts. */
export async function checkCalendar(
  { calendar, services = [] }: Configuration,
  read: ReadConfiguration,
  setting: CalendarSetting,
  { texts, signal }: Pick<CommandSetting, 'texts' | 'signal'>,
): Promise<Finding[]> {
  const { site, zone, online } = setting;
  if (!calendar) return services.length > 0 ? [{ level: 'note', where: read.name, message: texts.check.calendarNone }] : [];
  if (calendar === 'cn') return judgeCalendar(cn, zone, texts);
  const entry = { id: where, adapter: '', url: calendar };
  const root = setting.root ?? read.folder;
  const url = addressOf(entry, site);
  const inFolder = root !== undefined && isOwn(entry, site);
  if (!url || (!inFolder && (!online || url.origin === new URL(unnamedSite).origin))) {
    return [{ level: 'note', where, message: texts.check.calendarUnasked }];
  }
  const findings: Finding[] = [];
  const seen = (headers: Headers): void =>
    void findings.push(...judgeHeaders(where, headers, { site, covered: isOwn(entry, site), texts }));
  const http = inFolder ? fileHttp(path.resolve(root)) : pageHttp(setting.http, site, seen);
  try {
    const { bytes } = await http.send({ method: 'GET', url }, signal);
    return [...findings, ...readCalendar(bytes, calendar, zone, texts)];
  } catch (error) {
    if (!isCivicError(error)) throw error;
    const missing = inFolder && error.status === 404;
    const message = missing
      ? texts.check.fileMissing(inside(root, url.pathname) ?? calendar)
      : texts.check.fails(error.code, error.message);
    return [...findings, { level: 'wrong', where, message }];
  }
}

function readCalendar(bytes: Uint8Array, name: string, zone: string, texts: Texts): Finding[] {
  const json = readJson(bytes, texts);
  if (json.issue) return [{ level: 'wrong', where: `${name}:${json.issue.row}:${json.issue.column}`, message: json.issue.message }];
  try {
    return judgeCalendar(parseCalendar(json.value), zone, texts);
  } catch (error) {
    if (!isCivicError(error)) throw error;
    return ((error.issues ?? []) as readonly CalendarIssue[]).map(({ path: at, problem }) => {
      const { row, column } = json.placeOf(at);
      const message = texts.check.calendarProblems[problem];
      return { level: 'wrong', where: `${name}:${row}:${column}`, message: at ? `${at}: ${message}` : message };
    });
  }
}

function judgeCalendar({ from, until, days }: WorkCalendar, zone: string, texts: Texts): Finding[] {
  const say = (level: Finding['level'], message: string): Finding => ({ level, where, message });
  const now = Date.now();
  const today = dayAt(now, zone);
  if (today > until) return [say('caution', texts.check.calendarEnded(until))];
  const good = say('good', texts.check.calendarGood(Object.keys(days).length, from, until));
  if (today < from) return [good, say('caution', texts.check.calendarBegins(from))];
  const left = (Date.parse(until) - Date.parse(today)) / dayMs;
  return left < soonDays ? [good, say('caution', texts.check.calendarEnds(until, left))] : [good];
}
