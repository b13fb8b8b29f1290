// One file for both: they stand beside each other in a guide.
export { reportTexts } from '../report/texts/zh-hans.js';
export { shareTexts } from '../share/texts/zh-hans.js';
