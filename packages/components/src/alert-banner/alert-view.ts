import {
  type AlertColour,
  type AlertSeverity,
  type AlertText,
  closestLanguage,
  coversPlace,
  instantOf,
  isExpired,
  type Notice,
  type When,
} from '@civickit/core';
import type { ReadPlace } from './read-place.js';

/** A warning as the banner shows it: in one language, judged for now. */
export interface AlertView {
  readonly notice: Notice;
  /** Changes with every version of the warning, so that an update is seen by those who dismissed what it replaces. */
  readonly key: string;
  readonly text: AlertText;
  readonly headline: string;
  readonly colour: AlertColour;
  readonly severity: AlertSeverity;
  readonly allClear: boolean;
  readonly updated: boolean;
  /** Cannot be dismissed, and is said at once. */
  readonly extreme: boolean;
  readonly sent: When | undefined;
  readonly onset: When | undefined;
  /** As the source says; the warning may hold until the end of a default time. */
  readonly expires: When | undefined;
  /** Milliseconds since the epoch, by the device's clock. */
  readonly endsAt: number;
  /** Whether the device's clock is known to be off. */
  readonly clockWrong: boolean;
}

export interface ViewSetting {
  readonly now: number;
  readonly zone: string;
  readonly lang: string;
  readonly place: ReadPlace;
}

const ranks: readonly AlertColour[] = ['red', 'orange', 'yellow', 'blue'];

/** The warnings to show: those for the place and not over, the gravest first, then the newest; what is over by all-clear last. */
export function viewAlerts(notices: readonly Notice[], setting: ViewSetting): AlertView[] {
  const { zone } = setting;
  const at = (view: AlertView) => (view.sent ? instantOf(view.sent, zone) : 0);
  const rank = (view: AlertView) => (view.allClear ? ranks.length : ranks.indexOf(view.colour));
  return notices
    .filter((notice) => isInForce(notice, setting) && (!notice.alert || coversPlace(notice.alert, setting.place)))
    .map((notice) => viewOf(notice, setting))
    .sort((a, b) => rank(a) - rank(b) || at(b) - at(a));
}

function isInForce(notice: Notice, { now, zone }: ViewSetting): boolean {
  const ahead = notice.alert?.clock?.ahead ?? 0;
  return !isExpired(notice, now - ahead, (when) => instantOf(when, zone));
}

function viewOf(notice: Notice, { lang, zone }: ViewSetting): AlertView {
  const { alert, ref, title, updated, published } = notice;
  // A warning that came as a plain notice, from a table or a feed, says less.
  const plain: AlertText = {
    event: title,
    ...(notice.summary && { description: notice.summary }),
    ...(notice.lang && { lang: notice.lang }),
  };
  const text = (alert && closestLanguage([alert, ...alert.languages], [lang])) ?? plain;
  const [colour, severity, allClear] = [alert?.colour ?? 'yellow', alert?.severity ?? 'Unknown', alert?.allClear ?? false];
  return {
    notice,
    key: `${ref.source}\n${ref.id}\n${(alert?.sent ?? updated ?? published)?.iso ?? ''}`,
    text,
    headline: text.headline ?? text.event,
    colour,
    severity,
    allClear,
    updated: alert?.msgType === 'Update' && !allClear,
    extreme: !allClear && (colour === 'red' || severity === 'Extreme'),
    sent: alert?.sent ?? published,
    onset: alert?.onset,
    expires: alert ? alert.expires : notice.expires,
    endsAt: notice.expires ? instantOf(notice.expires, zone) + (alert?.clock?.ahead ?? 0) : Infinity,
    clockWrong: alert?.clock !== undefined,
  };
}
