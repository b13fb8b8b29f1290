export type { FeedChannel } from './feed-channel.js';
export { writeAtom } from './write-atom.js';
export { writeJsonFeed } from './write-json-feed.js';
export { writeRss } from './write-rss.js';
