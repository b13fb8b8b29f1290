import { noticeRules } from '../../notices/notice-rules.js';
import type { KindSupport } from './kind-support.js';

/** Notices, for `createClientOf`. */
export const noticeKind: KindSupport<'notices'> = { rules: noticeRules };
