import { feedSchemas } from '../notices/describe.js';
import { feedFormats } from '../notices/feed-formats.js';
import { problemAnswer, type Operation } from '../openapi/operation.js';
import { requestFeedQuery } from './feed-routes.js';

export const requestFeedOperations: readonly Operation[] = feedFormats.map(({ ending, type, name }) => ({
  method: 'get',
  path: `/areas/{area}/requests.${ending}`,
  id: `listReportsAs${name}`,
  tag: 'open311',
  summary: `The newest public reports of an area, as ${name}`,
  query: requestFeedQuery,
  answers: {
    200: { means: 'Reports', content: { [type]: feedSchemas[type] ?? null } },
    400: problemAnswer('A parameter is wrong'),
  },
}));
