export { feed, type FeedOptions } from './feed.js';
export { parseFeed, type ParsedFeed, type ParseFeedOptions } from './parse-feed.js';
export type { FeedInfo } from './feed-reading.js';
