import type { AlertColour, AlertSeverity } from '@civickit/core';
import { en } from './texts/en.js';

/** The texts of the banner: a catalogue of its own, so that pages without warnings do not load it. */
export interface AlertTexts {
  /** Name of the region, for those who hear the page. */
  readonly region: string;
  readonly level: Readonly<Record<AlertColour, string>>;
  readonly severity: Readonly<Record<AlertSeverity, string>>;
  readonly allClear: string;
  readonly updated: string;
  readonly whatToDo: string;
  readonly where: (places: string) => string;
  readonly from: (when: string) => string;
  readonly until: (when: string) => string;
  readonly openEnd: string;
  readonly issued: (office: string, when: string) => string;
  readonly issuedOnly: (when: string) => string;
  readonly details: string;
  readonly contact: (contact: string) => string;
  readonly more: string;
  readonly others: (count: string, n: number) => string;
  readonly dismiss: string;
  readonly dismissNamed: (headline: string) => string;
  readonly collapse: string;
  readonly expand: string;
  readonly noConnection: (ago: string) => string;
  readonly oldCopy: (ago: string) => string;
  readonly clockWrong: string;
  /** Only for a language that engines may not format by themselves. */
  readonly ago?: Readonly<Record<'minute' | 'hour' | 'day', (count: string) => string>>;
}

const loaders: Readonly<Record<string, () => Promise<{ readonly alertTexts: AlertTexts }>>> = {
  'zh-Hans': () => import('./texts/zh-hans.js'),
  'zh-Hant': () => import('./texts/zh-hant.js'),
  ug: () => import('./texts/ug.js'),
};

/** The texts for the tag of a catalogue. English where they cannot be had: a warning is not to wait for its frame. */
export async function loadAlertTexts(tag: string): Promise<AlertTexts> {
  try {
    return (await loaders[tag]?.())?.alertTexts ?? en;
  } catch {
    return en;
  }
}
