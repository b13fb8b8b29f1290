import { CivicError, type Http, isCivicError } from '@civickit/core';
import type { SourceEntry } from '@civickit/embed/configuration.js';
import type { CommandSetting } from '../command-setting.js';
import { addressOf, unnamedSite } from '../config/configured-sources.js';
import { certificateDays, certificateProblem } from './certificate.js';
import type { CheckedSource } from './check-own-source.js';
import type { Finding } from './finding.js';
import { judgeProblems, sentencesOf } from './judge-problems.js';
import { pageHttp } from './page-http.js';
import { type AnySource, isUnreadable, readKind } from './read-kind.js';

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
export async function checkOnline(entry: SourceEntry, source: AnySource, setting: OnlineSetting): Promise<CheckedSource> {
  const { site, zone, http, texts, signal } = setting;
  const { id } = entry;
  const { kind } = source;
  const url = addressOf(entry, site);
  const address = url?.href ?? '';
  const findings: Finding[] = [];
  const say = (level: Finding['level'], message: string): number => findings.push({ level, where: id, message });
  let headers: Headers | undefined;
  const asPage = pageHttp(http, site, (seen) => (headers ??= seen));
  const started = Date.now();
  try {
    const { count, problems, newest, findings: judged } = await readKind(source, { http: asPage, clock: Date, zone, signal }, texts);
    if (isUnreadable(count, problems)) {
      throw new CivicError('protocol/wrong-shape', `${problems.length} records, and none of them can be read`, { source: id });
    }
    say('good', texts.check.answers(count, newest ?? '', Date.now() - started));
    findings.push(...judgeProblems(source, url?.pathname ?? '', problems, texts));
    findings.push(...judged);
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
    return { findings, row: { id, kind, state: 'failed', address } };
  }
}

/** Whether pages of the site may read an answer, and what its clock says. */
export function judgeHeaders(
  id: string,
  headers: Headers,
  { site, covered, texts }: Pick<OnlineSetting, 'site' | 'covered' | 'texts'>,
): Finding[] {
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
