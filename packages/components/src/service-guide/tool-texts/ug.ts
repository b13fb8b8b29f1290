// One file for both: they stand beside each other in a guide.
export { reportTexts } from '../report/texts/ug.js';
export { shareTexts } from '../share/texts/ug.js';
