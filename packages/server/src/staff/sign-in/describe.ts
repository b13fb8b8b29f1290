import * as z from 'zod/mini';
import { asJson, named, problemAnswer, type AnySchema, type Operation } from '../../openapi/operation.js';
import { noJson } from '../described.js';
import { grantAnswer } from '../members/describe.js';
import { codeShape, nothingShape, ownPasswordShape, passwordChangeShape, signInElsewhereShape, signInShape } from './sign-in-shapes.js';
import { signInPath } from './sign-in.js';

const tag = 'sign-in';
const moment = z.iso.datetime();
const user = named(
  'SignedIn',
  z.strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    image: z.null(),
    createdAt: moment,
    updatedAt: moment,
    twoFactorEnabled: z.boolean(),
  }),
);
const whole = z.strictObject({ user });
const begun = named('SignInBegun', z.strictObject({ redirect: z.literal(false), user }));
const half = named('SecondStep', z.strictObject({ twoFactorRedirect: z.literal(true), twoFactorMethods: z.array(z.string()) }));
const done = z.strictObject({ status: z.literal(true) });
const backupCodes = z.array(z.string());
const session = named(
  'Session',
  z.strictObject({
    member: z.strictObject({ id: z.string(), name: z.string(), email: z.string(), totp: z.boolean(), grants: z.array(grantAnswer) }),
  }),
);

interface Sent {
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly body: z.ZodMiniType;
  readonly means: string;
  readonly answer: AnySchema;
  readonly more?: Operation['answers'];
}

const send = ({ path, id, summary, body, means, answer, more }: Sent): Operation => ({
  method: 'post',
  path: signInPath + path,
  id,
  tag,
  summary,
  body: asJson(body),
  answers: { 200: { means, content: asJson(answer) }, 400: problemAnswer('It cannot be read'), ...noJson, ...more },
});
/** For those who have signed in. */
const change = (sent: Sent): Operation => ({ ...send(sent), security: 'staff' });
const wrongCode = { 401: problemAnswer('The code is wrong or used, or nobody is half signed in') };
const flawed = { 400: problemAnswer('It cannot be read, the password is wrong, or there is nothing to do it with') };

export const signInOperations: readonly Operation[] = [
  send({
    path: '/sign-in/email',
    id: 'signIn',
    summary: 'Signs in by password; the session is a cookie',
    body: named('SignIn', signInShape),
    means: 'It is right; `twoFactorRedirect` where a code of the second step is wanted too',
    answer: z.union([begun, half]),
    more: { 401: problemAnswer('E-mail address or password is wrong'), 403: problemAnswer('The member has been switched off') },
  }),
  send({
    path: '/sign-out',
    id: 'signOut',
    summary: 'Ends the session',
    body: named('Nothing', nothingShape),
    means: 'There is none now',
    answer: z.strictObject({ success: z.literal(true) }),
  }),
  send({
    path: '/two-factor/verify-totp',
    id: 'verifyTotp',
    summary: 'The second step: a code of the app; the first one also switches it on',
    body: named('Code', codeShape),
    means: 'The member has signed in',
    answer: whole,
    more: wrongCode,
  }),
  send({
    path: '/two-factor/verify-backup-code',
    id: 'verifyBackupCode',
    summary: 'The second step without the app: a recovery code, which is used up',
    body: codeShape,
    means: 'The member has signed in',
    answer: whole,
    more: wrongCode,
  }),
  change({
    path: '/revoke-sessions',
    id: 'endSessions',
    summary: 'Ends all sessions of the member',
    body: nothingShape,
    means: 'There is none now',
    answer: done,
  }),
  change({
    path: '/two-factor/enable',
    id: 'prepareTotp',
    summary: 'A new secret for the app, and recovery codes; asked for from the first code on',
    body: named('OwnPassword', ownPasswordShape),
    means: 'They',
    answer: named('NewTotp', z.strictObject({ method: z.literal('totp'), totpURI: z.string(), backupCodes })),
    more: flawed,
  }),
  change({
    path: '/two-factor/disable',
    id: 'removeTotp',
    summary: 'Signs in by password alone from now on',
    body: ownPasswordShape,
    means: 'It is off',
    answer: done,
    more: flawed,
  }),
  change({
    path: '/two-factor/generate-backup-codes',
    id: 'renewBackupCodes',
    summary: 'New recovery codes in place of the old ones',
    body: ownPasswordShape,
    means: 'They',
    answer: named('BackupCodes', z.strictObject({ status: z.literal(true), backupCodes })),
    more: flawed,
  }),
  change({
    path: '/change-password',
    id: 'changePassword',
    summary: 'A new password; ends the other sessions',
    body: named('PasswordChange', passwordChangeShape),
    means: 'It is set',
    answer: whole,
    more: { 400: problemAnswer('It cannot be read, the old one is wrong, or the new one is too easy to guess') },
  }),
  {
    method: 'get',
    path: `${signInPath}/session`,
    id: 'getSession',
    tag,
    summary: 'Who has signed in',
    security: 'staff',
    answers: { 200: { means: 'The member', content: asJson(session) } },
  },
  {
    method: 'get',
    path: `${signInPath}/ways`,
    id: 'listWaysToSignIn',
    tag,
    summary: 'How members sign in here',
    answers: {
      200: {
        means: 'By password, and by the OpenID provider of this name, where there is one',
        content: asJson(
          named('WaysToSignIn', z.strictObject({ password: z.literal(true), oidc: z.optional(z.strictObject({ name: z.string() })) })),
        ),
      },
    },
  },
  send({
    path: '/sign-in/oidc',
    id: 'signInElsewhere',
    summary: 'Begins a sign-in by the OpenID provider',
    body: named('SignInElsewhere', signInElsewhereShape),
    means: 'The address of the provider, to which the page goes',
    answer: named('SignInAddress', z.strictObject({ url: z.url(), redirect: z.literal(false) })),
    more: { 404: problemAnswer('No OpenID provider is set up here') },
  }),
  {
    method: 'get',
    path: `${signInPath}/callback/oidc`,
    id: 'comeBackFromProvider',
    tag,
    summary: 'Where the OpenID provider sends a browser back to',
    query: {
      code: { schema: { type: 'string' }, means: 'As the provider gave it' },
      state: { schema: { type: 'string' }, means: 'As the sign-in began' },
    },
    answers: {
      302: {
        means: 'On to where the sign-in was to end, or to where it says why not',
        headers: { Location: { schema: { type: 'string' } } },
      },
      404: problemAnswer('No OpenID provider is set up here'),
    },
  },
  {
    method: 'get',
    path: `${signInPath}/refused`,
    id: 'getRefusal',
    tag,
    summary: 'Where a sign-in by a provider ends that is refused',
    query: { error: { schema: { type: 'string' }, means: 'The code of the reason' } },
    answers: { 403: problemAnswer('The reason in words') },
  },
];
