import type { HandoffWay, NewServiceRequest, Prepared, Said, SaidRow, SourceContext, Submission } from '@civickit/core';
import { cleanLine, cleanText } from './clean-text.js';
import type { HandoffWays } from './handoff-ways.js';
import { planCall } from './plans/plan-call.js';
import { planMail } from './plans/plan-mail.js';
import { compactText } from './plans/compact-text.js';
import { planSms, smsFormOf } from './plans/plan-sms.js';
import type { HandoffTexts } from './texts/texts.js';
import { loadTexts } from './texts/load-texts.js';
import { minuteText, reportText, wordsOf, writeReport, type WrittenReport } from './written-report.js';

type Draft = { readonly lang?: string; readonly said?: Said };

/** A report in words, with every way that there is for this office. */
export async function prepareReport(draft: NewServiceRequest & Draft, ways: HandoffWays, context: SourceContext): Promise<Prepared> {
  const texts = await loadTexts(ways.lang ?? draft.lang);
  const { clock, zone } = context;
  const said = saidIn(draft);
  const report = said ? written(said, texts, context, texts.title) : writeReport(draft, { texts, now: clock.now(), zone });
  return preparedFrom(report, ways);
}

/** A filled-in form in words, likewise. */
export async function prepareForm(draft: Submission & Draft, ways: HandoffWays, context: SourceContext): Promise<Prepared> {
  const own = await loadTexts(ways.lang ?? draft.lang);
  const texts = { ...own, unconfirmed: own.unconfirmedForm };
  const plain = Object.entries(draft.answers).map(([label, answer]) => ({ label, value: wordsOf(answer) }));
  const said = saidIn(draft) ?? { subject: draft.title ?? draft.form, rows: plain };
  const { assistant } = draft;
  const helped = assistant ? [{ label: texts.assistant, value: assistant.name }] : [];
  return preparedFrom(written({ ...said, rows: [...said.rows, ...helped] }, texts, context, undefined), ways);
}

/** What goes with a draft may come out of a file that somebody else wrote. */
function saidIn({ said }: Draft): Said | undefined {
  const rows: unknown = said?.rows;
  if (typeof said?.subject !== 'string' || !Array.isArray(rows) || rows.length === 0) return undefined;
  return { subject: said.subject, rows: rows.filter(isRow) };
}

function isRow(value: unknown): value is SaidRow {
  const { label, value: text } = (value ?? {}) as Partial<SaidRow>;
  return typeof label === 'string' && typeof text === 'string';
}

function written({ subject, rows }: Said, texts: HandoffTexts, { clock, zone }: SourceContext, title: string | undefined): WrittenReport {
  const all = [...rows, { label: texts.written, value: `${minuteText(clock.now(), zone)} (${zone})` }];
  const about = cleanLine(subject);
  return {
    subject: title === undefined ? about : `${title}${texts.colon}${about}`,
    rows: all.flatMap(({ label, value }) => {
      const clean = cleanText(value);
      return clean ? [{ label: cleanLine(label), value: clean }] : [];
    }),
    texts,
  };
}

function preparedFrom(report: WrittenReport, ways: HandoffWays): Prepared {
  const { subject, rows, texts } = report;
  return {
    title: subject,
    text: `${subject}\n\n${reportText(report)}`,
    rows,
    ways: waysFor(report, ways),
    lang: texts.lang,
    sheet: { notes: [texts.unconfirmed, texts.handIn, texts.scan], code: compactText(report) },
  };
}

function waysFor(report: WrittenReport, ways: HandoffWays): readonly HandoffWay[] {
  const { phone, phoneHours, mail, sms, account, window, windowHours, copy = true, print = true } = ways;
  return [
    ...(phone
      ? [{ via: 'phone' as const, href: planCall(report, phone).href, number: phone, ...(phoneHours && { hours: phoneHours }) }]
      : []),
    ...(sms ? [{ via: 'sms' as const, number: sms, ...smsTo(report, sms) }] : []),
    ...(mail ? [{ via: 'mail' as const, address: mail, ...mailTo(report, mail) }] : []),
    ...(account ? [{ via: 'account' as const, name: account }] : []),
    ...(window ? [{ via: 'window' as const, address: window, ...(windowHours && { hours: windowHours }) }] : []),
    { via: 'share' as const },
    ...(copy ? [{ via: 'copy' as const }] : []),
    ...(print ? [{ via: 'print' as const }] : []),
  ];
}

// Without the text, which stands beside all ways once.
function smsTo(report: WrittenReport, number: string): { href: string; shortened: boolean; parts: number } {
  const { href, shortened, parts } = planSms(report, number, { form: smsFormOf(globalThis.navigator?.userAgent ?? '') });
  return { href, shortened, parts };
}

function mailTo(report: WrittenReport, address: string): { href: string; shortened: boolean } {
  const { href, shortened } = planMail(report, address);
  return { href, shortened };
}
