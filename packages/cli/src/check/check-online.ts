import { type Http, isCivicError, type Source } from '@civickit/core';
import type { SourceEntry } from '@civickit/embed/configuration.js';
import type { CommandSetting } from '../command-setting.js';
import { addressOf, unnamedSite } from '../config/configured-sources.js';
import { readAll } from '../pull/read-all.js';
import { userAgent } from '../version.js';
import { certificateDays, certificateProblem } from './certificate.js';
import type { CheckedSource } from './check-own-source.js';
import type { Finding } from './finding.js';
import { judgeItems, newestDay } from './judge-items.js';
import { judgeProblems, sentencesOf } from './judge-problems.js';

export interface OnlineSetting extends Pick<CommandSetting, 'texts' | 'signal'> {
  readonly site: string;
  readonly zone: string;
  readonly http: Http;
  /** Whether a copy or the relay reads for the page. */
  readonly covered: boolean;
}

const clockToleranceMs = 300_000;
const soonDays = 14;

/** Asks a source of another site as a page of `site` would, and says what the page and its readers would meet. */
export async function checkOnline(entry: SourceEntry, source: Source<'notices'>, setting: OnlineSetting): Promise<CheckedSource> {
  const { site, zone, http, texts, signal } = setting;
  const { id } = entry;
  const url = addressOf(entry, site);
  const address = url?.href ?? '';
  const findings: Finding[] = [];
  const say = (level: Finding['level'], message: string): number => findings.push({ level, where: id, message });
  let headers: Headers | undefined;
  const asPage: Http = {
    async send(request, abort) {
      const origin: Record<string, string> = site === unnamedSite ? {} : { Origin: new URL(site).origin };
      const answer = await http.send({ ...request, headers: { ...request.headers, 'User-Agent': userAgent, ...origin } }, abort);
      headers ??= answer.headers;
      return answer;
    },
  };
  const started = Date.now();
  try {
    const { items, count, problems } = await readAll(source, { http: asPage, clock: Date, zone, signal });
    const newest = newestDay(items);
    say('good', texts.check.answers(count, newest ?? '', Date.now() - started));
    findings.push(...judgeProblems(id, url?.pathname ?? '', problems, texts));
    findings.push(...judgeItems(id, items, source.about?.freshness, zone, texts));
    if (headers) findings.push(...judgeHeaders(id, headers, setting));
    const days = url && (await certificateDays(url));
    if (days !== undefined && days < soonDays) say('caution', texts.check.certificateEnds(days));
    return { findings, row: { id, state: 'ok', ...count, ...(newest && { newest }), address } };
  } catch (error) {
    if (!isCivicError(error)) throw error;
    const problem = certificateProblem(error);
    say(
      'wrong',
      problem ? texts.check.certificate(problem) : texts.check.fails(error.code, sentencesOf(error, texts).join(' ') || error.message),
    );
    return { findings, row: { id, state: 'failed', address } };
  }
}

function judgeHeaders(id: string, headers: Headers, { site, covered, texts }: OnlineSetting): Finding[] {
  const findings: Finding[] = [];
  if (site !== unnamedSite) {
    const { origin } = new URL(site);
    const allowed = headers.get('access-control-allow-origin');
    if (allowed === '*' || allowed === origin) findings.push({ level: 'good', where: id, message: texts.check.corsOpen });
    else if (covered) findings.push({ level: 'good', where: id, message: texts.check.corsCovered(origin) });
    else findings.push({ level: 'wrong', where: id, message: texts.check.corsRefused(origin) });
  }
  const skew = Math.abs(Date.parse(headers.get('date') ?? '') - Date.now());
  // A cache on the way may answer with an old date; `Age` tells how old.
  if (skew - Number(headers.get('age') ?? 0) * 1000 > clockToleranceMs) {
    findings.push({ level: 'caution', where: id, message: texts.check.clock(Math.round(skew / 60_000)) });
  }
  return findings;
}
