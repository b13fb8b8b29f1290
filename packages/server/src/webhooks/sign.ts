import { createHmac } from 'node:crypto';

/** Headers by which a receiver knows that a message is ours, and of now (Standard Webhooks 1.0, signature scheme `v1`). */
export function signedHeaders(secret: string, id: string, now: number, body: string): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
