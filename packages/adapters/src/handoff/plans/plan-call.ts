import { reportText, type WrittenReport } from '../written-report.js';
import { dialled } from './dialled.js';
import type { LinkPlan } from './plan.js';

/** A call (RFC 3966); the text is what to say. @throws CivicError `config/invalid` for what is no telephone number */
export function planCall(report: WrittenReport, to: string): LinkPlan {
  return { href: `tel:${dialled(to)}`, text: reportText(report), shortened: false };
}
