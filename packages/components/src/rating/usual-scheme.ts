export { defaultRatingScheme } from '@civickit/core/rating-scheme';
