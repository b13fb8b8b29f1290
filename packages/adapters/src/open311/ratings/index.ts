export { readRatings } from './read-ratings.js';
export { readRatingScheme } from './read-rating-scheme.js';
