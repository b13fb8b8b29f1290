import { noticeRules } from '../notices/notice-rules.js';
import type { Kind } from './resources.js';
import type { Rules } from './rules.js';

/** Adding a resource is one line here. */
export const allRules: { readonly [K in Kind]: Rules<K> } = {
  notices: noticeRules,
};
