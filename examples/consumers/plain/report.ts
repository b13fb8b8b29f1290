import { open311 } from '@civickit/adapters/open311';
import { createCivicClient, isCivicError, type NewServiceRequest, type Receipt } from '@civickit/core';

const client = createCivicClient({ requests: open311({ id: 'report', url: 'https://report.example/v2' }) }, { zone: 'Asia/Shanghai' });

/** Sends a report once, and says in a sentence what came of it. */
export async function report(draft: NewServiceRequest): Promise<string> {
  try {
    return say(await client.requests.send(draft));
  } catch (error) {
    if (!isCivicError(error)) throw error;
    return error.kind === 'invalid' ? (error.issues ?? []).map(({ path, message }) => `${path}: ${message}`).join('\n') : error.message;
  }
}

function say(receipt: Receipt): string {
  switch (receipt.strength) {
    case 'confirmed':
      return `Received under ${receipt.ref.id}`;
    case 'acknowledged':
      return receipt.ref ? `Received under ${receipt.ref.id}` : 'Received; there is nothing to follow it by';
    case 'pending':
      return `Received; its number comes later (${receipt.token})`;
    case 'handed-off':
      return `Handed over by ${receipt.via}; no office has confirmed it yet`;
  }
}
