import { defineElement } from '@civickit/components/runtime.js';
import { CivicRating } from '@civickit/components/rating';

export const define = (): void => defineElement('civic-rating', CivicRating);
