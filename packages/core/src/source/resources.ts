import type { Submission } from '../forms/answers/answers.js';
import type { FormQuery, PublishedForm } from '../forms/resource/published-form.js';
import type { Notice, NoticeQuery } from '../notices/notice.js';
import type { NewServiceRequest } from '../requests/new-service-request.js';
import type { RequestQuery, ServiceRequest } from '../requests/service-request.js';
import type { PublicService, ServiceQuery } from '../services/public-service.js';

/** Identity across merged sources. `source` is named in the configuration, so it survives a change of URL. */
export interface Ref {
  readonly source: string;
  readonly id: string;
}

/** Adding a resource is one line here and one folder. */
export interface Resources {
  notices: { item: Notice; query: NoticeQuery };
  services: { item: PublicService; query: ServiceQuery };
  requests: { item: ServiceRequest; query: RequestQuery; draft: NewServiceRequest };
  forms: { item: PublishedForm; query: FormQuery; draft: Submission };
}

export type Kind = keyof Resources;
export type Item<K extends Kind> = Resources[K]['item'];

/** What can be asked of any resource. `limit` is the number of items of one page. */
export type Query<K extends Kind> = Resources[K]['query'] & { area?: string; lang?: string; limit?: number };

/** What is sent to a source of a kind that can be written. */
export type Draft<K extends Kind> = Resources[K] extends { draft: infer D } ? D : never;
