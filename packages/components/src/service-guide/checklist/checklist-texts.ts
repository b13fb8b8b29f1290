import type { TextsLoader } from '../../controllers/loaded-texts.js';

/** The texts of the checklist. */
export interface ChecklistTexts {
  readonly progress: (ready: string, all: string) => string;
  readonly kept: string;
  readonly notKept: string;
  readonly clear: string;
  readonly cleared: string;
}

export const checklistLoaders: Readonly<Record<string, TextsLoader<ChecklistTexts>>> = {
  'zh-Hans': async () => (await import('../texts/zh-hans.js')).checklistTexts,
  'zh-Hant': async () => (await import('../texts/zh-hant.js')).checklistTexts,
  ug: async () => (await import('../texts/ug.js')).checklistTexts,
};
