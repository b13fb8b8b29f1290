import { closestLanguage, type AlertFacts, type AlertText, type ClockCheck, type Notice, type When } from '@civickit/core';
import { richTextFromText, shortened } from '@civickit/core/markup';
import { colourOf, severityOf } from './alert-colour.js';
import type { CapInfo, CapMessage } from './cap-message.js';
import { withoutAbsent } from './parse-cap.js';

/** How long an alert holds that names no end (CAP 1.2 section 3.2.2 leaves it to the recipient). */
const defaultHours = 24;
const summaryChars = 280;

export interface NoticeSetting {
  readonly source: string;
  /** BCP 47 tags, the dearest first. */
  readonly languages: readonly string[];
  readonly clock: ClockCheck | undefined;
  /** Address of the list, for alerts that have none. */
  readonly url: string;
}

/**
 * An alert as notices: one, unless it says different things of different areas in one language. Its other languages are kept with it.
 */
export function toNotices(message: CapMessage, setting: NoticeSetting): Notice[] {
  const lang = closestLanguage(message.infos, setting.languages)?.lang;
  const chosen = message.infos.filter((info) => info.lang === lang);
  const tags = [...new Set(message.infos.map((info) => info.lang))].filter((tag) => tag !== lang);
  return chosen.map((info, at) => {
    const others = tags.flatMap((tag) => message.infos.filter((other) => other.lang === tag)[at] ?? []);
    return toNotice(message, info, others, at, setting);
  });
}

function toNotice(message: CapMessage, info: CapInfo, others: readonly CapInfo[], at: number, setting: NoticeSetting): Notice {
  const { identifier, sender, sent, references } = message;
  const { effective = sent, event, headline, description, instruction, senderName, lang, areas } = info;
  const title = headline ?? event;
  const shapes = areas.flatMap((area) => area.shapes);
  const content = richTextFromText([instruction, description].filter(Boolean).join('\n\n'));
  const alert: AlertFacts = {
    ...textOf(info),
    identifier,
    sender,
    sent,
    msgType: /^update$/i.test(message.msgType) ? 'Update' : 'Alert',
    category: info.category,
    urgency: info.urgency,
    severity: severityOf(info),
    certainty: info.certainty,
    colour: colourOf(info),
    ...(isAllClear(info) && { allClear: true }),
    effective,
    ...withoutAbsent({ onset: info.onset, expires: info.expires }),
    areas,
    languages: others.map(textOf),
    references,
    ...(setting.clock && { clock: setting.clock }),
  };
  return {
    ref: { source: setting.source, id: [sender, identifier, sent.iso, ...(at ? [String(at)] : [])].join(',') },
    type: 'alert',
    title,
    url: message.url ?? info.web ?? setting.url,
    published: sent,
    expires: info.expires ?? hoursAfter(effective, defaultHours),
    ...withoutAbsent({ summary: shortened((instruction ?? description ?? '').replace(/\s+/g, ' '), summaryChars) }),
    ...(content.length > 0 && { content }),
    ...(event && { categories: [event] }),
    ...(senderName && { authors: [senderName] }),
    ...(shapes.length > 0 && { where: shapes }),
    ...(lang && { lang }),
    alert,
    raw: message.raw,
  };
}

function textOf({ lang, event, headline, description, instruction, senderName, contact, web, places }: CapInfo): AlertText {
  return { event, ...withoutAbsent({ lang, headline, description, instruction, senderName, contact, web, places }) };
}

function isAllClear({ responseTypes, urgency }: CapInfo): boolean {
  return responseTypes.some((type) => type.toLowerCase() === 'allclear') || urgency.toLowerCase() === 'past';
}

function hoursAfter({ iso }: When, hours: number): When {
  return { iso: new Date(Date.parse(iso) + hours * 3_600_000).toISOString(), precision: 'instant', zone: 'given' };
}
