import type { SourceEntry } from '@civickit/embed/configuration.js';
import type { Texts } from '../texts/texts.js';
import type { Finding } from './finding.js';

/** An office without a server: whether residents find the way to it, and when somebody is there. */
export function judgeHandoff(
  { id, adapter, phone, phoneHours, mail, sms, account, window: counter, windowHours }: SourceEntry,
  texts: Texts,
): Finding[] {
  if (adapter !== 'handoff') return [];
  const { nowhere, hoursMissing, hoursOfNothing } = texts.check.handoff;
  const ways = [phone, mail, sms, account, counter];
  const messages = [
    ...(ways.every((way) => way === undefined) ? [nowhere] : []),
    ...(phone !== undefined && phoneHours === undefined ? [hoursMissing('phone', 'phoneHours')] : []),
    ...(counter !== undefined && windowHours === undefined ? [hoursMissing('window', 'windowHours')] : []),
    ...(phone === undefined && phoneHours !== undefined ? [hoursOfNothing('phoneHours', 'phone')] : []),
    ...(counter === undefined && windowHours !== undefined ? [hoursOfNothing('windowHours', 'window')] : []),
  ];
  return messages.map((message) => ({ level: 'caution', where: id, message }));
}
