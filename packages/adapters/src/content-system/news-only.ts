import type { Batch, Notice } from '@civickit/core';

/** Content systems have no warnings: who asks for one, as the banner does every few minutes, need not read the archive to the end. */
export const isNews = (type: string | undefined): boolean => type === undefined || type === 'news';

export const nothing: Batch<Notice> = { items: [], order: 'newest', skipped: [] };
