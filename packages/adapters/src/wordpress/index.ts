export { wordpress, type WordPressOptions } from './wordpress.js';
export { parsePosts, type ReadPosts } from './read-posts.js';
export type { PostOrigin } from './post-notice.js';
