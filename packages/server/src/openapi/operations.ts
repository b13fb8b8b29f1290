import * as z from 'zod/mini';
import { areaOperations } from '../areas/describe.js';
import { ratingOperations } from '../closing/describe.js';
import { formOperations } from '../forms/describe.js';
import { mediaOperations } from '../media/describe.js';
import { noticeOperations } from '../notices/describe.js';
import { placeOperations } from '../places/describe.js';
import { ownOperations } from '../privacy/describe.js';
import { open311Operations } from '../requests/describe.js';
import { requestFeedOperations } from '../requests/describe-feed.js';
import { serviceOperations } from '../services/describe.js';
import { sourceOperations } from '../sources/describe.js';
import { staffOperations } from '../staff/describe.js';
import { memberOperations } from '../staff/members/describe.js';
import { signInOperations } from '../staff/sign-in/describe.js';
import { asJson, named, type Operation } from './operation.js';

const own: readonly Operation[] = [
  {
    method: 'get',
    path: '/openapi.json',
    id: 'getOpenApi',
    tag: 'server',
    summary: 'This document',
    answers: { 200: { means: 'OpenAPI 3.1', content: asJson(named('OpenApi', z.looseObject({ openapi: z.string() }))) } },
  },
  {
    method: 'get',
    path: '/healthz',
    id: 'getHealth',
    tag: 'server',
    summary: 'Whether server and database answer',
    answers: { 200: { means: 'They do', content: asJson(z.strictObject({ status: z.literal('ok') })) } },
  },
];

/** All that the server answers, each part by its own `describe.ts`. */
export const operations: readonly Operation[] = [
  ...own,
  ...areaOperations,
  ...placeOperations,
  ...open311Operations('/open311/v2'),
  ...open311Operations('/areas/{area}/open311/v2'),
  ...requestFeedOperations,
  ...noticeOperations,
  ...serviceOperations,
  ...formOperations,
  ...sourceOperations,
  ...mediaOperations,
  ...ownOperations,
  ...ratingOperations,
  ...signInOperations,
  ...memberOperations,
  ...staffOperations,
];
