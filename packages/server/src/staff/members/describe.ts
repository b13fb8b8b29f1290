import * as z from 'zod/mini';
import { asJson, named, problemAnswer, type Operation } from '../../openapi/operation.js';
import { staffRoles } from '@civickit/adapters/staff';
import { noJson, wrong } from '../described.js';
import { invitationShape, newGrantsShape, newLinkShape, setUpShape } from './member-shapes.js';

const tag = 'members';
const security = 'staff';
const one = '/staff/members/{member}';
const place = z.nullable(z.string());

/** Null is every area, or every type. */
export const grantAnswer = named('Grant', z.strictObject({ role: z.enum(staffRoles), area: place, type: place }));
const member = named(
  'Member',
  z.strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    grants: z.array(grantAnswer),
    offSince: z.optional(z.iso.datetime()),
    canSignIn: z.boolean(),
    totp: z.boolean(),
  }),
);
const link = named('SetUpLink', z.strictObject({ url: z.url(), expiresAt: z.iso.datetime() }));
const changed: Operation['answers'] = {
  200: { means: 'The member as it is now', content: asJson(named('OneMember', z.strictObject({ member }))) },
};
const admin: Operation['answers'] = { 403: problemAnswer('Only administrators may, each where it is one') };
const nobody: Operation['answers'] = { 404: problemAnswer('There is no such member') };
const lastHead: Operation['answers'] = { 409: problemAnswer('Nobody would be left who administers all areas') };
const noLink: Operation['answers'] = { 404: problemAnswer('The link has been used or is too old') };

export const memberOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/staff/members',
    id: 'listMembers',
    tag,
    summary: 'All who work here, with what they may do',
    security,
    answers: { 200: { means: 'They', content: asJson(named('Members', z.strictObject({ members: z.array(member) }))) }, ...admin },
  },
  {
    method: 'post',
    path: '/staff/members',
    id: 'inviteMember',
    tag,
    summary: 'Makes somebody a member; the link lets them choose a password',
    body: asJson(named('Invitation', invitationShape)),
    security,
    answers: {
      201: {
        means: 'The member and the link, which is shown this once',
        content: asJson(named('Invited', z.strictObject({ member, link }))),
      },
      ...wrong,
      ...admin,
      ...noJson,
      409: problemAnswer('Somebody with this e-mail address is here already'),
    },
  },
  {
    method: 'put',
    path: `${one}/grants`,
    id: 'setGrants',
    tag,
    summary: 'Sets all that a member may do',
    body: asJson(named('Grants', newGrantsShape)),
    security,
    answers: { ...changed, ...wrong, ...admin, ...nobody, ...noJson, ...lastHead },
  },
  {
    method: 'post',
    path: `${one}/off`,
    id: 'switchMemberOff',
    tag,
    summary: 'Ends all sessions of a member, who signs in no more',
    body: { 'application/json': null },
    security,
    answers: { ...changed, ...admin, ...nobody, ...noJson, ...lastHead },
  },
  {
    method: 'post',
    path: `${one}/on`,
    id: 'switchMemberOn',
    tag,
    summary: 'Lets a member sign in again',
    body: { 'application/json': null },
    security,
    answers: { ...changed, ...admin, ...nobody, ...noJson },
  },
  {
    method: 'post',
    path: `${one}/link`,
    id: 'makeSetUpLink',
    tag,
    summary: 'A new link to choose a password by; older ones are good for nothing',
    body: asJson(named('NewLink', newLinkShape)),
    security,
    answers: {
      201: { means: 'The link, which is shown this once', content: asJson(z.strictObject({ link })) },
      ...wrong,
      ...admin,
      ...nobody,
      ...noJson,
      409: problemAnswer('The member has been switched off'),
    },
  },
  {
    method: 'get',
    path: '/staff/set-up',
    id: 'readSetUpLink',
    tag,
    summary: 'Whom a set-up link is for, or the page to choose a password on',
    query: { token: { schema: { type: 'string' }, means: 'As the link has it' } },
    headers: { Accept: { schema: { type: 'string' }, means: '`text/html` to be answered with the page' } },
    answers: {
      200: {
        means: 'It is good',
        content: {
          ...asJson(
            named(
              'LinkHolder',
              z.union([
                z.strictObject({ for: z.literal('member'), name: z.string(), email: z.string() }),
                z.strictObject({ for: z.literal('first-admin') }),
              ]),
            ),
          ),
          'text/html': null,
        },
      },
      404: { means: 'The link has been used or is too old', content: { ...noLink[404]?.content, 'text/html': null } },
    },
  },
  {
    method: 'post',
    path: '/staff/set-up',
    id: 'setUpMember',
    tag,
    summary: 'Sets the password of whoever has a set-up link',
    body: asJson(named('SetUp', setUpShape)),
    answers: {
      200: { means: 'The id of the member, who may sign in now', content: asJson(z.strictObject({ member: z.string() })) },
      400: problemAnswer('It cannot be read, or the password is too easy to guess'),
      ...noLink,
      ...noJson,
    },
  },
];
