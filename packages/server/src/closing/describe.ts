import * as z from 'zod/mini';
import { asJson, named, type Operation } from '../openapi/operation.js';

const count = z.int().check(z.minimum(0));
const counted = { n: z.int().check(z.minimum(5)), levels: z.strictObject({ 1: count, 2: count, 3: count, 4: count, 5: count }) };
const figures = named(
  'RatingFigures',
  z.strictObject({
    least: z.int(),
    all: z.optional(z.strictObject(counted)),
    types: z.array(z.strictObject({ type: z.strictObject({ id: z.string(), name: z.string() }), ...counted })),
    months: z.array(z.strictObject({ month: z.string().check(z.regex(/^\d{4}-\d\d$/)), ...counted })),
  }),
);

export const ratingOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/areas/{area}/ratings',
    id: 'countRatings',
    tag: 'areas',
    summary: 'How satisfied residents are, by type and month; nothing that is of fewer than five',
    answers: { 200: { means: 'How many ratings of each level', content: asJson(figures) } },
  },
];
