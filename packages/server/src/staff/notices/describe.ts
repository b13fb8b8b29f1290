import { noticeDraft, noticePublishing, noticeState, noticeVerifying, staffNotice, staffNoticePage } from '@civickit/adapters/staff';
import type * as z from 'zod/mini';
import { asJson, named, type Operation } from '../../openapi/operation.js';
import { changing, choice, cursor, given, ifMatch, limit, role, unknown, words, wrong } from '../described.js';
import { noWords } from './notice-routes.js';

const tag = 'staff';
const security = 'staff';
const all = '/staff/areas/{area}/notices';
const one = `${all}/{notice}`;
const whole = given('The notice', named('StaffNotice', staffNotice));

export const noticeWorkOperations: readonly Operation[] = [
  {
    method: 'get',
    path: all,
    id: 'listStaffNotices',
    tag,
    summary: 'Notices of an area in every state, what was written last first',
    query: { state: choice('Only of this state', noticeState), q: words, limit, cursor },
    security,
    answers: { ...given('A part of them', named('StaffNoticePage', staffNoticePage)), ...role, ...wrong, ...unknown },
  },
  {
    method: 'get',
    path: one,
    id: 'readStaffNotice',
    tag,
    summary: 'One notice',
    security,
    answers: { ...whole, ...role, ...unknown },
  },
  {
    method: 'put',
    path: one,
    id: 'writeNotice',
    tag,
    summary: 'Writes a notice whole; one that is new is a draft',
    headers: {
      'If-Match': ifMatch,
      'If-None-Match': {
        schema: { type: 'string', const: '*' },
        means: 'In place of `If-Match` for a new one, whose id is best a new `urn:uuid:`',
      },
    },
    body: asJson(named('NoticeDraft', noticeDraft)),
    security,
    answers: { ...whole, 201: { means: 'It is new', content: asJson(staffNotice) }, ...changing },
  },
  work('publish', 'publishNotice', 'Makes it public, now or from a day on', named('NoticePublishing', noticePublishing)),
  work('withdraw', 'withdrawNotice', 'Takes it from the public', named('NoticeWithdrawal', noWords)),
  work('verify', 'verifyNotice', 'Says that it still holds', named('NoticeVerifying', noticeVerifying)),
];

function work(path: string, id: string, summary: string, body: z.ZodMiniType): Operation {
  return {
    method: 'post',
    path: `${one}/${path}`,
    id,
    tag,
    summary,
    headers: { 'If-Match': ifMatch },
    body: asJson(body),
    security,
    answers: { ...whole, ...changing },
  };
}
