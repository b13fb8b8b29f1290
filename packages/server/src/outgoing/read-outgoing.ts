import { readFile } from 'node:fs/promises';
import { wrong, type Outgoing } from './outgoing-setting.js';

/**
 * What the environment says of mail and webhooks: `CIVICKIT_SMTP_URL` and `CIVICKIT_MAIL_FROM`, both or none; `CIVICKIT_OFFICES`, a file of
 * JSON with the offices by area; `CIVICKIT_PRIVATE_HOSTS`, with commas between. An empty one counts as set.
 * @throws CivicError `config/outgoing`
 */
export async function readOutgoing(environment: Readonly<Record<string, string | undefined>>): Promise<Outgoing> {
  const { CIVICKIT_SMTP_URL: smtp, CIVICKIT_MAIL_FROM: from, CIVICKIT_OFFICES: file, CIVICKIT_PRIVATE_HOSTS: hosts } = environment;
  if ((smtp === undefined) !== (from === undefined)) throw wrong('of CIVICKIT_SMTP_URL and CIVICKIT_MAIL_FROM only one is set');
  return {
    ...(smtp !== undefined && from !== undefined && { mail: { smtp, from } }),
    ...(file !== undefined && { offices: await readOffices(file) }),
    privateHosts: (hosts ?? '').split(',').map((host) => host.trim()).filter(Boolean), // prettier-ignore
  };
}

/** Its members are judged by `checkOutgoing`. */
async function readOffices(file: string): Promise<NonNullable<Outgoing['offices']>> {
  try {
    return JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/, '')) as NonNullable<Outgoing['offices']>;
  } catch (error) {
    throw wrong(`the file of CIVICKIT_OFFICES cannot be read: ${(error as Error).message}`);
  }
}
