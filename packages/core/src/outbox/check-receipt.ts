import { CivicError } from '../errors/civic-error.js';
import type { Receipt } from '../requests/receipt.js';
import { isReceipt } from './record.js';
import { instantAt } from './steps.js';

/** An office whose date cannot be read has taken it all the same: to send it again for that would send it twice. */
export function checkReceipt(value: unknown, now: number): Receipt {
  if (isReceipt(value)) return value;
  const dated: unknown = typeof value === 'object' && value !== null && { ...value, at: instantAt(now) };
  if (isReceipt(dated)) return dated;
  throw new CivicError('protocol/wrong-shape', 'That is no receipt', { retry: 'later' });
}
