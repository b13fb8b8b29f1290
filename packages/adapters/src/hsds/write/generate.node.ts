import type { OpeningHours, PublicService, RichNode, ServiceContact, ServicePlace, TimeLimit, Weekday, When } from '@civickit/core';
import { richTextFromHtml, richTextFromText, withoutInvalid } from '@civickit/core/markup';
import { address, hostile, known, maybe, oneOf, place, random, some } from '../../open311/write/generate.node.js';

/** Text that says something, whatever it holds. */
const text = (): string => withoutInvalid(hostile()).trim() || 'x';
const days: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const clock = () => oneOf(['00:00', '09:30', '12:00', '17:45', '23:59']);
const hours = (): OpeningHours =>
  known({
    text: maybe(text),
    periods: some(() =>
      known({
        days: days.filter((_, at) => at === 0 || random(2) > 0),
        ordinals: random(4) ? undefined : [1, -1],
        opens: clock(),
        closes: oneOf(['24:00', clock()]),
        from: maybe(() => '2026-03-29'),
        until: maybe(() => '2026-10-25'),
        note: maybe(text),
      }),
    ),
  });
const contact = (): ServiceContact =>
  known({
    name: maybe(text),
    phones: some((at) => known({ number: `0850-55${at}${random(999)}`, kind: oneOf<'voice' | 'fax' | undefined>(['voice', 'fax', undefined]), note: maybe(text) })),
    email: maybe(() => 'desk@county.example'),
    url: maybe(address),
  }); // prettier-ignore
const somewhere = (at: number): ServicePlace =>
  known({
    id: maybe(() => `place-${at}`),
    name: maybe(text),
    address: text(),
    postcode: maybe(() => '550001'),
    where: maybe(place),
    hours: maybe(hours),
    contacts: maybe(() => some(contact)),
    directions: maybe(text),
    accessibility: maybe(() => some(text)),
  });
const link = () => known({ title: text(), url: maybe(address) });
const limit = (): TimeLimit => known({ amount: random(30), unit: oneOf(['day', 'workday', 'hour']), note: maybe(text) });
const when = (): When =>
  oneOf<When>([
    { iso: '2026-03-29', precision: 'day', zone: 'assumed' },
    { iso: '2026-03-29T01:59:59+08:00', precision: 'instant', zone: 'given' },
  ]);

/** Services that say all there is to say, in any combination; `id` tells them apart. */
export function anyService(at: number): PublicService {
  return known({
    ref: { source: 'county', id: `${at}-${oneOf(['a/b', 'é水', '?x=1&y', '%2F', '"<b>'])}` },
    // A reader takes markup out, and what is nothing else is no name.
    name: `N ${text()}`,
    alternateNames: maybe(() => some(text)),
    keywords: maybe(() => some(text)),
    summary: maybe(text),
    description: maybe(() => {
      const rich = oneOf([() => richTextFromText(text()), () => richTextFromHtml(`<h3>A</h3><ul><li>${random(9)}</li></ul>`), (): RichNode[] => [{ tag: 'p', children: ['One'] }, { tag: 'p', children: ['Two'] }]])();
      return rich.length > 0 ? rich : undefined;
    }),
    status: maybe(() => oneOf(['active', 'inactive', 'defunct', 'temporarily-closed'] as const)),
    alert: maybe(text),
    organization: maybe(() => known({ id: maybe(() => 'o-1'), name: text(), url: maybe(address) })),
    legalBasis: maybe(() => some(link)),
    audience: maybe(() => ['person', 'organisation'] as const),
    eligibility: maybe(text),
    minimumAge: maybe(() => random(18)),
    maximumAge: maybe(() => 60 + random(30)),
    documents: maybe(() => some(() => known({ name: text(), needed: maybe(() => 'sometimes' as const), condition: maybe(text), copies: maybe(() => random(4)), form: maybe(link), note: maybe(text) }))),
    places: maybe(() => some(somewhere)),
    hours: maybe(hours),
    contacts: maybe(() => some(contact)),
    complaints: maybe(contact),
    steps: maybe(() => some(() => known({ name: text(), text: maybe(text), takes: maybe(limit) }))),
    time: maybe(() => known({ legal: limit(), promised: maybe(limit) })),
    visits: maybe(() => random(3)),
    fees: maybe(() => some(() => known({ name: maybe(text), amount: maybe(() => random(5000) / 100), currency: maybe(() => 'CNY'), note: text(), legalBasis: maybe(link) }))),
    channels: maybe(() => some(() => known({ kind: oneOf(['counter', 'online', 'app'] as const), url: maybe(address), note: maybe(text) }))),
    outcome: maybe(() => known({ name: text(), sample: maybe(link), delivery: maybe(text) })),
    terms: maybe(() => some((index) => known({ id: `t${index}`, name: text(), taxonomy: maybe(() => 'theme'), parent: maybe(() => 't0') }))),
    areas: maybe(() => some((index) => known({ name: `${text()} ${index}`, code: maybe(() => '520423') }))),
    languages: maybe(() => ['zh-Hans', 'ug']),
    questions: maybe(() => some(() => ({ question: text(), answer: text() }))),
    related: maybe(() => [{ source: 'county', id: 'other' }]),
    url: maybe(address),
    updated: maybe(when),
    verified: maybe(when),
    lang: maybe(() => 'zh-Hans'),
  }); // prettier-ignore
}
