// Apart from all else, so that it loads by itself: what reads the dates that machines do not write is larger than the adapter's own share.
export { parseWhen } from '@civickit/core';
