import { problemAnswer, type Answer, type Operation, type Parameter } from '../openapi/operation.js';
import { mostUploadBytes } from './uploads/tus-headers.js';

const tag = 'media';
const all = '/areas/{area}/uploads';
const one = `${all}/{upload}`;
const tus: Parameter = { schema: { type: 'string', const: '1.0.0' }, means: 'The version of the protocol' };
const count: Parameter['schema'] = { type: 'integer', minimum: 0, maximum: mostUploadBytes };
const state: NonNullable<Answer['headers']> = {
  'Upload-Offset': { schema: count, means: 'Bytes that have come' },
  'Upload-Length': { schema: count },
  'Upload-Expires': { schema: { type: 'string' }, means: 'Until when it may be gone on with' },
};
const other: Operation['answers'] = { 412: problemAnswer('It is not by tus 1.0.0') };
const missing: Operation['answers'] = { 404: problemAnswer('There is no such upload, or its time is over') };

export const mediaOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/areas/{area}/media/{picture}',
    id: 'getPicture',
    tag,
    summary: 'A picture that a published report shows',
    inPath: {
      picture: {
        schema: { type: 'string', pattern: '^[\\da-f]{64}\\.(jpg|png|webp)$', examples: [`${'0'.repeat(64)}.jpg`] },
        means: 'SHA-256 and ending, as the report names it',
      },
    },
    answers: {
      200: { means: 'The picture', content: { 'image/jpeg': null, 'image/png': null, 'image/webp': null } },
      404: problemAnswer('There is no such picture that anybody may see'),
    },
  },
  {
    method: 'post',
    path: all,
    id: 'beginUpload',
    tag,
    summary: 'Begins an upload (tus 1.0.0), whose id a report or form names later',
    headers: {
      'Tus-Resumable': tus,
      'Upload-Length': { schema: { ...count, minimum: 1 }, means: 'Bytes that will come' },
      'Upload-Metadata': {
        schema: { type: 'string', pattern: '^filename [A-Za-z\\d+/]{4,40}$' },
        means: '`filename` and the name in base 64',
      },
    },
    answers: {
      201: { means: 'It has begun', headers: { ...state, Location: { schema: { type: 'string', format: 'uri' } } } },
      400: problemAnswer('`Upload-Length` is no number of bytes'),
      ...other,
      413: problemAnswer('The file is too large'),
    },
  },
  {
    method: 'head',
    path: one,
    id: 'findUpload',
    tag,
    summary: 'How much of an upload has come',
    headers: { 'Tus-Resumable': tus },
    answers: { 204: { means: 'So much', headers: state }, ...missing, ...other },
  },
  {
    method: 'patch',
    path: one,
    id: 'goOnWithUpload',
    tag,
    summary: 'Sends what comes next of it',
    headers: { 'Tus-Resumable': tus, 'Upload-Offset': { schema: count, means: 'Bytes that have come before' } },
    body: { 'application/offset+octet-stream': null },
    answers: {
      204: { means: 'It is kept', headers: state },
      ...missing,
      409: problemAnswer('Another byte comes next'),
      ...other,
      413: problemAnswer('More came than was announced'),
      415: problemAnswer('It is not sent as bytes, or the whole file is of no kind that is taken'),
    },
  },
  {
    method: 'delete',
    path: one,
    id: 'deleteUpload',
    tag,
    summary: 'Takes an upload away',
    headers: { 'Tus-Resumable': tus },
    answers: { 204: { means: 'It is gone' }, ...missing, ...other },
  },
];
