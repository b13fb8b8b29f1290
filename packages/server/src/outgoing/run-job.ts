import type { ServerContext } from '../context.js';
import type { TakenJob } from '../jobs/job-store.js';
import type { Mailer } from '../mail/mailer.js';
import { writeMail } from '../mail/write-mail.js';
import { sendWebhook } from '../webhooks/send-webhook.js';
import { handOut } from './hand-out.js';
import type { Outgoing } from './outgoing-setting.js';

export interface JobTools {
  readonly outgoing: Outgoing;
  /** Absent where there is no mail server. */
  readonly mailer?: Mailer;
}

/** Does what a job says. @throws whatever keeps it from being done */
export async function runJob(context: ServerContext, { outgoing, mailer }: JobTools, taken: TakenJob): Promise<void> {
  const { id, area, job } = taken;
  if (job.kind === 'event') return handOut(context.db, outgoing, taken, job.content, context.clock.now());
  if (job.kind === 'webhook') return sendWebhook(context, outgoing, { id, area, content: job.content });
  const mail = await writeMail(context, outgoing, area, job.content);
  // Nobody is to hear of it any more.
  if (!mail) return;
  if (!mailer) throw new Error('there is no mail server (CIVICKIT_SMTP_URL)');
  await mailer.send({ ...mail, id: context.secrets.codeOf(`mail ${id}`) });
}
