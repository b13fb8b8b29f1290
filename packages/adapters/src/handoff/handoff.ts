import {
  CivicError,
  toInstant,
  type Contact,
  type NewServiceRequest,
  type RequestSource,
  type RequestType,
  type Sender,
} from '@civickit/core';
import { requestTypeFile, type RequestTypeFileOptions } from '../files/request-type-file.js';
import { plansFor, type HandoffPlan, type Via } from './handoff-plans.js';
import type { HandoffWays } from './handoff-ways.js';
import { reportSender } from './senders.js';
import { loadTexts } from './texts/load-texts.js';
import { writeReport } from './written-report.js';

/** Where no file tells what can be reported, `types` does. */
export interface HandoffOptions extends Partial<Omit<RequestTypeFileOptions, 'id'>>, HandoffWays {
  readonly id: string;
  readonly contact?: Contact;
  readonly types?: readonly {
    readonly id: string;
    readonly name: string;
    readonly description?: string;
    readonly groups?: readonly string[];
    readonly keywords?: readonly string[];
  }[];
  /**
   * For pages without our elements: lets the person choose one of the ways, opens, copies or prints it, and gives which it was; undefined
   * where they chose none. Whether they did send it in the end cannot be known. Without it nothing goes through `send()`.
   */
  readonly open?: (plans: readonly HandoffPlan[]) => Promise<Via | undefined>;
}

/**
 * For an area without a back end: turns a report into what the resident's own device hands over. It opens nothing itself, has no list, and
 * knows nothing of what was sent. @throws CivicError `invalid/url`
 */
export function handoff(options: HandoffOptions): RequestSource & { readonly send: Sender<NewServiceRequest> } {
  const { url, open } = options;
  const source = url === undefined ? withoutFile(options) : requestTypeFile({ ...options, url });
  // Whoever opens the ways by their own means needs none of what our elements hand over with.
  return { ...source, send: open ? { resend: 'never', attended: true, submit: submitBy(open, options) } : reportSender(options) };
}

function submitBy(open: NonNullable<HandoffOptions['open']>, options: HandoffOptions): Sender<NewServiceRequest>['submit'] {
  const { id, types, lang } = options;
  return async (draft, key, { clock, zone }) => {
    const texts = await loadTexts(lang ?? draft.lang);
    const typeName = types?.find((type) => type.id === draft.type)?.name;
    const now = clock.now();
    const report = writeReport(draft, { texts, typeName, key, now, zone });
    const via = await open(plansFor(report, options));
    if (!via) throw new CivicError('aborted/by-caller', 'Nobody chose a way to hand the report over.', { source: id });
    return { strength: 'handed-off', source: id, at: toInstant(now), via, notice: texts.unconfirmed };
  };
}

function withoutFile({ id, area, title, homepage, contact, types }: HandoffOptions): RequestSource {
  return {
    kind: 'requests',
    id,
    ...(area !== undefined && { area }),
    about: { ...(title && { title }), ...(homepage && { homepage }), ...(contact && { contact }) },
    applies: new Set(),
    list: async () => ({ items: [], order: 'newest', skipped: [] }),
    ...(types && { types: async () => ({ items: types.map((type) => typeOf(type, id)), skipped: [] }) }),
  };
}

function typeOf({ id, ...told }: NonNullable<HandoffOptions['types']>[number], source: string): RequestType {
  return { ref: { source, id }, ...told, hasQuestions: false };
}
