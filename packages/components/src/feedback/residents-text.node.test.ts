import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en as keepEn } from '../form/keep/texts/en.js';
import { zhHans as keepZh } from '../form/keep/texts/zh-hans.js';
import { en as formEn } from '../form/texts/en.js';
import { endingEn } from '../form/texts/ending-en.js';
import { zhHans as formZh } from '../form/texts/zh-hans.js';
import { en as handoffEn } from '../handoff/texts/en.js';
import { zhHans as handoffZh } from '../handoff/texts/zh-hans.js';
import { en } from './texts/en.js';
import { texts as zh } from './texts/zh-hans.js';

test.each([
  ['residents-report.md', en, endingEn.send, formEn.cover, handoffEn, keepEn],
  ['residents-report.zh-CN.md', zh, formZh.send, formZh.cover, handoffZh, keepZh],
])('the text for residents %s calls buttons what they are called', (file, { form }, send, cover, handoff, keep) => {
  const text = readFileSync(new URL(`../../../../docs/${file}`, import.meta.url), 'utf8');
  for (const label of [send, cover, form.labels.isPrivate as string, handoff.prepare, handoff.yes, keep.later])
    expect(text).toContain(`“${label}”`);
});
