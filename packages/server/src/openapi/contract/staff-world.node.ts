import { jpeg } from '../../forms/noise-form.node.js';
import { hashOfMedia } from '../../media/media-store.js';
import { addMember } from '../../staff/members/member-store.js';
import { makeLink } from '../../staff/members/set-up-links.js';
import { codeOf, head, openBrowser, password, setUpHead, setUpMember, signIn, tokenOf, type Browser } from '../../staff/browser.node.js';
import { now, type TestServer } from '../../testing.node.js';
import type { Fresh, World } from './asked.node.js';

const to = { origin: 'http://town.example', now };
const viewer = 'viewer@county.example';
const gone = 'gone@county.example';

/** Members of staff, signed in, and what they need for each request. */
export async function openStaffWorld(
  server: TestServer,
  { area, request, notice }: { readonly area: string; readonly request: string; readonly notice: string },
): Promise<Omit<World, 'together' | 'alone' | 'needed' | 'absent' | 'shownElsewhere'>> {
  const { db } = server;
  const own = await setUpHead(server);
  await setUpMember(server, viewer, [{ role: 'viewer', area, type: 'lamp' }]);
  const off = await setUpMember(server, gone, []);
  const helper = await db.transaction().execute((transaction) => addMember(transaction, { name: 'Helper', email: 'helper@county.example', grants: [] }, now)); // prettier-ignore
  const browser = openBrowser(server.app);
  const other = openBrowser(server.app);
  await signIn(browser);
  await signIn(other, viewer);
  const enabled = await browser.send('/staff/auth/two-factor/enable', { password });
  const { totpURI, backupCodes } = (await enabled.json()) as { readonly totpURI: string; readonly backupCodes: readonly string[] };
  await db
    .updateTable('member')
    .set({ off_since: new Date(now) })
    .where('id', '=', off)
    .execute();
  const sessions = await db.selectFrom('member_session').selectAll().execute();
  const [totp, account] = await Promise.all([
    db.selectFrom('member_totp').selectAll().executeTakeFirstOrThrow(),
    db.selectFrom('member_account').selectAll().where('member', '=', own).executeTakeFirstOrThrow(),
  ]);

  const setTotp = (on: boolean) => db.updateTable('member').set({ totp: on }).where('id', '=', own).execute();
  const tokenFor = async (member: string) => tokenOf((await db.transaction().execute((transaction) => makeLink(transaction, { member }, to))).url); // prettier-ignore
  const versionOf = async (table: 'request' | 'notice', id: string) =>
    `"${(await db.selectFrom(table).select('version').where('id', '=', id).executeTakeFirstOrThrow()).version}"`;
  const current = (table: 'request' | 'notice', id: string) => async () => ({
    parts: { [table]: id },
    headers: { 'if-match': await versionOf(table, id) },
  });
  const powerless = cookieOf(other);
  const failedJob = async () => {
    const job = { area, kind: 'mail', content: '{}', due_at: new Date(now), failed_at: new Date(now), failure: 'x' };
    return (await db.insertInto('job').values(job).returning('id').executeTakeFirstOrThrow()).id;
  };
  const hash = hashOfMedia(jpeg).slice(0, 16);
  const replyWithPhoto = async () => {
    const media = JSON.stringify([{ hash: await server.media.put(jpeg), type: 'image/jpeg', description: 'A lamp' }]);
    const update = { id: `reply-${(made += 1)}`, request, at: new Date(now), media };
    await db.insertInto('request_update').values(update).execute();
    return update.id;
  };
  let made = 0;

  return {
    headers: cookieOf(browser),
    powerless,
    async restore() {
      await db.deleteFrom('member_totp').execute();
      await db.insertInto('member_totp').values(totp).execute();
      await db.updateTable('member').set({ totp: false }).where('id', '=', own).where('totp', '=', true).execute();
      await db.updateTable('member_account').set({ password: account.password }).where('id', '=', account.id).execute();
      await db.insertInto('member_session').values(sessions).onConflict((conflict) => conflict.doNothing()).execute(); // prettier-ignore
    },
    known: { member: [helper ?? ''], token: [], mark: [], update: [await replyWithPhoto()], hash: [hash] },
    bodies: {
      signIn: { email: head.email, password },
      prepareTotp: { password },
      removeTotp: { password },
      renewBackupCodes: { password },
      changePassword: { currentPassword: password, newPassword: 'a better battery' },
      inviteMember: { name: 'New', email: head.email, grants: [{ role: 'clerk', area, type: 'lamp' }] },
      setGrants: {
        grants: [
          { role: 'clerk', area },
          { role: 'lead', area, type: 'lamp' },
        ],
      },
      setUpMember: { password: 'quite another battery' },
      changeRequest: { stage: 'in-progress', photos: undefined },
      removePhotoOfReply: { hash },
      assignRequest: { member: own },
      noteRequest: { text: 'Seen' },
      publishRequest: { public: false, reason: 'x' },
      writeNotice: { title: 'News', content: ['Water ', { tag: 'strong', children: ['comes'] }], correction: undefined },
    },
    fresh: {
      retryJob: async () => ({ parts: { area, job: await failedJob() } }),
      signOut: () => ({ headers: powerless }),
      verifyTotp: () => ({ headers: cookieOf(browser), body: { code: codeOf(totpURI) } }),
      verifyBackupCode: () => ({ headers: cookieOf(browser), body: { code: backupCodes[0] } }),
      renewBackupCodes: async () => (await setTotp(true)) && {},
      inviteMember: () => ({ body: { email: `new-${(made += 1)}@county.example` } }),
      readSetUpLink: async () => ({ query: { token: await tokenFor(helper ?? '') } }),
      setUpMember: async () => ({ body: { token: await tokenFor(helper ?? '') } }),
      readPhotoOfReply: () => ({ parts: { request } }),
      addPhotoForReply: () => ({ body: new Uint8Array(jpeg) }),
      removePhotoOfReply: async () => {
        const { headers } = await current('request', request)();
        return { headers, parts: { request, update: await replyWithPhoto() } };
      },
      changeRequest: current('request', request),
      assignRequest: current('request', request),
      publishRequest: current('request', request),
      writeNotice: async (): Promise<Fresh> =>
        (made += 1) % 2 > 0
          ? { parts: { notice: `urn:uuid:${made}` }, headers: { 'if-none-match': '*' } }
          : { parts: { notice }, headers: { 'if-none-match': '', 'if-match': await versionOf('notice', notice) } },
      publishNotice: current('notice', notice),
      withdrawNotice: current('notice', notice),
      verifyNotice: current('notice', notice),
      checkAudit: () => ({ query: { mark: `1:${'0'.repeat(64)}` } }),
    },
    also: {
      signIn: [{ body: { email: head.email, password: 'wrong' } }, { body: { email: gone, password } }],
      verifyTotp: [{ body: { code: '1' } }],
      verifyBackupCode: [{ body: { code: '1' } }],
      renewBackupCodes: [{ body: { password: 'wrong' } }],
      setGrants: [{ parts: { member: own }, body: { grants: [] } }],
      inviteMember: [{ body: { name: 'New', email: head.email, grants: [{ role: 'clerk', area }] } }],
      switchMemberOff: [{ parts: { member: own } }],
      makeSetUpLink: [{ parts: { member: off } }],
      setUpMember: [{ body: { token: 'x', password } }],
      listInbox: [{ query: { area: 'other' }, headers: powerless }],
      exportInbox: [{ query: { area: 'other' }, headers: powerless }],
      listAudit: [{ query: { area: 'other' }, headers: powerless }],
      exportSubmissions: [{}],
      removePhotoOfReply: [{ parts: { request: 'nowhere' }, headers: { 'if-match': '"1"' }, body: { hash } }],
      noteRequest: ['a', 'b'].map((text) => ({ headers: { 'idempotency-key': 'one-key-for-two-notes' }, body: { text } })),
    },
  };
}

function cookieOf({ cookies }: Browser): Readonly<Record<string, string>> {
  return { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
}
