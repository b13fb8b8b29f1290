import type { CollectionOf, Page, Query, ServiceRequest } from '@civickit/core';
import type { ReactiveControllerHost } from 'lit';
import type { LanguageController } from '../base/language.js';
import type { Formatter } from '../i18n/formatter.js';
import type { RequestTexts } from '../requests/request-texts.js';

/** What a part that is loaded later knows of its list whenever it is drawn. */
export interface ListSetting {
  readonly page: Page<ServiceRequest>;
  readonly collection: CollectionOf<'requests'>;
  readonly filter: Query<'requests'>;
  readonly texts: RequestTexts;
  readonly format: Formatter;
  readonly level: number;
  readonly titleOf: (request: ServiceRequest) => string;
  /** Shows a report of the page in the list. */
  readonly open: (at: number) => void;
}

/** A part of the list that only some pages have. */
export interface LatePart {
  render(setting: ListSetting): unknown;
}

/** Makes the part for its list. */
export type OpenLatePart = (host: ReactiveControllerHost & HTMLElement, language: LanguageController) => LatePart;
