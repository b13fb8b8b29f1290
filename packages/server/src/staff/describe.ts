import { auditCheck, auditPage, staffMembers, staffSelf } from '@civickit/adapters/staff';
import { named, type Operation } from '../openapi/operation.js';
import { cursor, given, limit, role, unknown, wrong } from './described.js';
import { jobOperations } from './jobs/describe.js';
import { noticeWorkOperations } from './notices/describe.js';
import { inboxOperations } from './requests/describe.js';
import { submissionOperations } from './submissions/describe.js';

const tag = 'staff';
const security = 'staff';

export const staffOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/staff/self',
    id: 'getSelf',
    tag,
    summary: 'Who has signed in, and what they may do where',
    security,
    answers: given('The member', named('StaffSelf', staffSelf)),
  },
  {
    method: 'get',
    path: '/staff/areas/{area}/members',
    id: 'listMembersOfArea',
    tag,
    summary: 'Those to whom requests of an area can be assigned',
    security,
    answers: { ...given('They', named('StaffMembers', staffMembers)), ...role, ...unknown },
  },
  ...inboxOperations,
  ...noticeWorkOperations,
  ...submissionOperations,
  ...jobOperations,
  {
    method: 'get',
    path: '/staff/audit',
    id: 'listAudit',
    tag,
    summary: 'Who did what, the newest first',
    query: {
      area: { schema: { type: 'string' }, means: 'Only in this area; the whole log is for those who administer all' },
      subject: { schema: { type: 'string' }, means: 'Id of what was changed' },
      actor: { schema: { type: 'string' }, means: 'Id of a member' },
      limit,
      cursor,
    },
    security,
    answers: { ...given('A part of the log', named('AuditPage', auditPage)), ...role, ...wrong, ...unknown },
  },
  {
    method: 'get',
    path: '/staff/audit/check',
    id: 'checkAudit',
    tag,
    summary: 'Whether the log is as it was written',
    query: {
      mark: {
        schema: { type: 'string', pattern: '^[1-9]\\d{0,17}:[\\da-f]{64}$' },
        means: 'A `last` of an earlier check, as in `1024:5f0c…`',
      },
    },
    security,
    answers: { ...given('The verdict', named('AuditCheck', auditCheck)), ...role, ...wrong },
  },
];
