// Apart from all else, so that it loads by itself: what reads markup, links, dates that no machine wrote, and what HSDS has no field for, is
// as large as the adapter.
export { parseWhen } from '@civickit/core';
export { patched } from './own-members.js';
export { plainTextFromHtml, richTextFromHtml, richTextFromText } from '@civickit/core/markup';
