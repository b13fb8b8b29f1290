import { staffSubmission, staffSubmissionPage } from '@civickit/adapters/staff';
import { named, type Operation, type Parameter } from '../../openapi/operation.js';
import { csv, cursor, given, lang, limit, role, unknown, wrong } from '../described.js';

const tag = 'staff';
const security = 'staff';
const all = '/staff/areas/{area}/submissions';
const form: Parameter = { schema: { type: 'string' }, means: 'Id of a form' };

export const submissionOperations: readonly Operation[] = [
  {
    method: 'get',
    path: all,
    id: 'listSubmissions',
    tag,
    summary: 'Forms that were sent, the newest first; nothing of what they say',
    query: { form, limit, cursor, lang },
    security,
    answers: { ...given('A part of them', named('StaffSubmissionPage', staffSubmissionPage)), ...role, ...wrong, ...unknown },
  },
  {
    method: 'get',
    path: `${all}.csv`,
    id: 'exportSubmissions',
    tag,
    summary: 'What came by one version of a form, as a spreadsheet',
    query: { form, version: { schema: { type: 'string' }, means: 'Else the one that is offered' }, lang },
    security,
    answers: { 200: csv, ...role, ...wrong, ...unknown },
  },
  {
    method: 'get',
    path: `${all}/{number}`,
    id: 'readSubmission',
    tag,
    summary: 'One of them, as people read it',
    query: { lang },
    security,
    answers: { ...given('The form', named('StaffSubmission', staffSubmission)), ...role, ...unknown },
  },
  {
    method: 'get',
    path: `${all}/{number}/files/{file}`,
    id: 'readFileOfSubmission',
    tag,
    summary: 'A file that came with it, to be saved',
    security,
    answers: {
      200: { means: 'The file, of the type that its bytes are of', content: { '*/*': null } },
      ...role,
      ...unknown,
    },
  },
];
