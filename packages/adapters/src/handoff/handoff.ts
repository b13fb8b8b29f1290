import { CivicError, toInstant, type NewServiceRequest, type RequestSource, type RequestType, type Sender } from '@civickit/core';
import type { HandoffConfiguration } from './handoff-options.js';
import { plansFor, type HandoffPlan, type Via } from './handoff-plans.js';
import { loadTexts } from './texts/load-texts.js';
import { writeReport } from './written-report.js';

export interface HandoffOptions extends HandoffConfiguration {
  /**
   * Lets the person choose one of the ways, opens, copies or prints it, and gives which it was; undefined where they chose none. Whether
   * they did send it in the end cannot be known.
   */
  open(plans: readonly HandoffPlan[]): Promise<Via | undefined>;
}

/**
 * For an area without a back end: turns a report into what the resident's own device sends. It opens nothing itself, has no list, and
 * knows nothing of what was sent.
 */
export function handoff(options: HandoffOptions): RequestSource & { readonly send: Sender<NewServiceRequest> } {
  const { id, area, title, homepage, contact, types, lang } = options;
  return {
    kind: 'requests',
    id,
    ...(area !== undefined && { area }),
    about: { ...(title && { title }), ...(homepage && { homepage }), ...(contact && { contact }) },
    applies: new Set(),
    list: async () => ({ items: [], order: 'newest', skipped: [] }),
    ...(types && { types: async () => ({ items: types.map((type) => typeOf(type, id)), skipped: [] }) }),
    send: {
      resend: 'never',
      attended: true,
      async submit(draft, key, { clock, zone }) {
        const texts = await loadTexts(lang ?? draft.lang);
        const typeName = types?.find((type) => type.id === draft.type)?.name;
        const now = clock.now();
        const report = writeReport(draft, { texts, typeName, key, now, zone });
        const via = await options.open(plansFor(report, options));
        if (!via) throw new CivicError('aborted/by-caller', 'Nobody chose a way to hand the report over.', { source: id });
        return { strength: 'handed-off', source: id, at: toInstant(now), via, notice: texts.unconfirmed };
      },
    },
  };
}

function typeOf({ id, ...told }: NonNullable<HandoffConfiguration['types']>[number], source: string): RequestType {
  return { ref: { source, id }, ...told, hasQuestions: false };
}
