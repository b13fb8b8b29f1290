// What the elements say, without the elements: for pages that are written where there is no browser.
export type { Formatter } from '../i18n/formatter.js';
export type { KindTexts } from '../notice-feed/notice-kind-texts.js';
export type { CatalogueTexts } from '../service-catalogue/catalogue-texts.js';
export { describeAge } from '../service-guide/describe-age.js';
export { describeDays, describeSeason, type GuideWording } from '../service-guide/describe-days.js';
export { groupHours, type HoursLine } from '../service-guide/group-hours.js';
export type { GuideSection, GuideTexts } from '../service-guide/guide-texts.js';
export { sensibleFee, sensibleLimit, sensibleNumber } from '../service-guide/sensible.js';
export { contactsOf, dialled, whomToAsk } from '../service-guide/whom-to-ask.js';
export type { ServiceTexts } from '../services/service-texts.js';
export { describeAudience, describeFee, describeFees, describeTime, describeVisits, type Wording } from '../services/wording.js';
export { describeSources, nameOf, type SourceNote } from '../sources/source-notes.js';
export type { SourceTexts } from '../sources/source-texts.js';
export { loadWords, type Words } from './load-words.js';
