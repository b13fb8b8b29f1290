import * as z from 'zod/mini';
import { asJson, named, type Operation } from '../openapi/operation.js';

const area = named(
  'Area',
  z.strictObject({
    id: z.string(),
    name: z.string(),
    parent: z.optional(z.string()),
    zone: z.string(),
    lang: z.string(),
    homepage: z.optional(z.url()),
  }),
);

export const areaOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/areas/{area}',
    id: 'getArea',
    tag: 'areas',
    summary: 'What an area is',
    answers: { 200: { means: 'The area', content: asJson(area) } },
  },
];
