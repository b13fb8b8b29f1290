// Apart from all else, so that it loads by itself: what reads markup, links and dates that no machine wrote is as large as the adapter.
export { parseWhen } from '@civickit/core';
export { plainTextFromHtml, richTextFromHtml, richTextFromText } from '@civickit/core/markup';
