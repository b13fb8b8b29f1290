import { CivicError, toInstant, type Contact, type NewServiceRequest, type RequestSource, type RequestType, type Sender } from '@civickit/core';
import { requestTypeFile, type RequestTypeFileOptions } from '../files/request-type-file.js';
import { plansFor, type HandoffPlan, type Via } from './handoff-plans.js';
import { aboutWays, type HandoffWays } from './handoff-ways.js';
import { nobodySends } from './nobody-sends.js';
import { prepareReport } from './prepare.js';
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
  open?(plans: readonly HandoffPlan[]): Promise<Via | undefined>;
}

/** Photos go by whatever way the resident chooses, as many as a mail takes. */
const media = { accept: ['image/*'], maxBytes: 20 * 1024 * 1024 } as const;

/**
 * For an area without a back end: turns a report into what the resident's own device hands over. It opens nothing itself, has no list, and
 * knows nothing of what was sent. @throws CivicError `invalid/url`
 */
export function handoff(options: HandoffOptions): RequestSource & { readonly send: Sender<NewServiceRequest> } {
  const { id, url, types, lang, open } = options;
  const source = url === undefined ? withoutFile(options) : requestTypeFile({ ...options, url });
  return {
    ...source,
    send: {
      resend: 'never',
      attended: true,
      ...(!open && { media }),
      handoff: { about: aboutWays(options), prepare: (draft, context) => prepareReport(draft, options, context) },
      async submit(draft, key, { clock, zone }) {
        if (!open) return nobodySends(id);
        const texts = await loadTexts(lang ?? draft.lang);
        const typeName = types?.find((type) => type.id === draft.type)?.name;
        const now = clock.now();
        const report = writeReport(draft, { texts, typeName, key, now, zone });
        const via = await open(plansFor(report, options));
        if (!via) throw new CivicError('aborted/by-caller', 'Nobody chose a way to hand the report over.', { source: id });
        return { strength: 'handed-off', source: id, at: toInstant(now), via, notice: texts.unconfirmed };
      },
    },
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
