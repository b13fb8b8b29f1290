import { staffJobs } from '@civickit/adapters/staff';
import { asJson, named, type Operation } from '../../openapi/operation.js';
import { given, noJson, role, unknown, wrong } from '../described.js';
import { retrial } from './job-routes.js';

const tag = 'staff';
const security = 'staff';
const all = '/staff/areas/{area}/jobs';
const jobs = named('StaffJobs', staffJobs);

export const jobOperations: readonly Operation[] = [
  {
    method: 'get',
    path: all,
    id: 'listFailedJobs',
    tag,
    summary: 'Mail and webhooks that were given up, the latest first',
    security,
    answers: { ...given('They', jobs), ...role, ...unknown },
  },
  {
    method: 'post',
    path: `${all}/{job}/retry`,
    id: 'retryJob',
    tag,
    summary: 'Tries one of them from the beginning',
    body: asJson(named('JobRetrial', retrial)),
    security,
    answers: { ...given('What is left that was given up', jobs), ...role, ...wrong, ...unknown, ...noJson },
  },
];
