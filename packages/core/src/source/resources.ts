import type { Notice, NoticeQuery } from '../notices/notice.js';

/** Identity across merged sources. `source` is named in the configuration, so it survives a change of URL. */
export interface Ref {
  readonly source: string;
  readonly id: string;
}

/** Adding a resource is one line here and one folder. */
export interface Resources {
  notices: { item: Notice; query: NoticeQuery };
}

export type Kind = keyof Resources;
export type Item<K extends Kind> = Resources[K]['item'];

/** What can be asked of any resource. `limit` is the number of items of one page. */
export type Query<K extends Kind> = Resources[K]['query'] & { area?: string; lang?: string; limit?: number };
