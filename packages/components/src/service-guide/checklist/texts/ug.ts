import type { ChecklistTexts } from '../checklist-texts.js';

export const checklistTexts: ChecklistTexts = {
  progress: (ready, all) => `${all} نىڭ ${ready} ى تەييار`,
  kept: 'بەلگىلىگىنىڭىز پەقەت مۇشۇ ئۈسكۈنىدە ساقلىنىدۇ.',
  notKept: 'بەلگىنى بۇ ئۈسكۈنىدە ساقلىغىلى بولمايدۇ، بەت تاقالسا يوقىلىدۇ.',
  clear: 'ھەممە بەلگىنى ئېلىۋېتىش',
  cleared: 'ھەممە بەلگە ئېلىۋېتىلدى',
};
