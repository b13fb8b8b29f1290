import type { ServerContext } from '../context.js';
import { guardedFetch } from '../http/guarded-fetch.js';
import { HopelessJob } from '../jobs/job-kinds.js';
import type { Outgoing } from '../outgoing/outgoing-setting.js';
import { signedHeaders } from './sign.js';
import type { WebhookJob } from './webhook-job.js';

/** Delivers a message. All tries have one `webhook-id`, by which a receiver knows a repeat. @throws for any answer but 2xx */
export async function sendWebhook(
  { secrets, clock }: Pick<ServerContext, 'secrets' | 'clock'>,
  { offices = {}, privateHosts = [] }: Outgoing,
  { id, area, content: { url, body } }: { readonly id: string; readonly area: string; readonly content: WebhookJob },
): Promise<void> {
  const target = offices[area]?.webhooks?.find((one) => one.url === url);
  // Taken out of the configuration meanwhile.
  if (!target) return;
  const signed = signedHeaders(target.secret, `msg_${secrets.codeOf(`webhook ${id}`)}`, clock.now(), body);
  const { status } = await guardedFetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'civickit', ...signed },
    body,
    privateHosts,
  });
  // Gone for ever, says the receiver (Standard Webhooks 1.0, deliverability).
  if (status === 410) throw new HopelessJob('the receiver answered 410: it wants nothing more');
  if (status < 200 || status > 299) throw new Error(`the receiver answered ${status}`);
}
