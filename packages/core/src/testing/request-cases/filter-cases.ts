import { requestRules } from '../../requests/request-rules.js';
import type { RequestQuery, ServiceRequest } from '../../requests/service-request.js';
import { check, checkEqual, type Case } from '../checks.js';
import { filterItems } from '../filter-items.js';
import { idsOf, readAll } from '../source-cases/rig.js';
import { sampleTown } from '../town/sample-reports.js';
import { townZone } from '../town/sample-town.js';
import type { RequestRig, UsingRequests } from './request-rig.js';

type Filter = keyof RequestQuery;

/** Values to ask for, from what there is: bounds lie on a request, where off by one shows. */
function valuesFor(items: readonly ServiceRequest[]): { readonly [F in Filter]: readonly NonNullable<RequestQuery[F]>[] } {
  const [first, , third] = items;
  const requested = third?.requested?.iso ?? '';
  const updated = items.find((item) => item.updated)?.updated?.iso ?? requested;
  const where = items.find((item) => item.where)?.where;
  return {
    type: first?.type ? [first.type.id] : [],
    status: ['open', 'closed'],
    since: [requested, '2026-03-02'],
    until: [requested, '2026-03-02'],
    updatedAfter: [updated, '2026-03-02'],
    near: where
      ? [
          { ...where, radius: 10 },
          { ...where, radius: 1000 },
        ]
      : [],
    text: ['größe', 'report 路灯不亮', 'seman road'],
  };
}

/** A filter that a source claims leaves exactly what the client's own would leave of everything. */
export function filterCases(using: UsingRequests): Case[] {
  const names = Object.keys(requestRules.filters) as Filter[];
  const scenario = { town: sampleTown({ count: 40 }) };
  return [
    ...names.map((name) =>
      using(`does the filter ${name} in full, or does not claim it`, scenario, async (rig) => {
        if (!rig.source.applies.has(name)) return;
        const { items } = await readAll(rig);
        for (const wanted of valuesFor(items)[name]) await compare(rig, items, { [name]: wanted });
      }),
    ),
    using('does the filters that it claims together', scenario, async (rig) => {
      const { items } = await readAll(rig);
      const [type] = valuesFor(items).type;
      for (const status of ['open', 'closed'] as const) {
        await compare(rig, items, { status, ...(type !== undefined && { type }), since: '2026-02-25' });
      }
    }),
  ];
}

async function compare(rig: RequestRig, all: readonly ServiceRequest[], query: RequestQuery): Promise<void> {
  const { applies } = rig.source;
  const expected = filterItems(requestRules, applies, all, query, { zone: townZone });
  const { items } = await readAll(rig, query);
  // What it does not claim may be done or not: only what is claimed is compared.
  const given = filterItems(requestRules, applies, items, query, { zone: townZone });
  check(given.length === items.length, `${JSON.stringify(query)}: ${items.length - given.length} of ${items.length} do not match`);
  const claimed = Object.keys(query).every((name) => applies.has(name as Filter));
  if (claimed) checkEqual(idsOf(items).sort(), idsOf(expected).sort(), JSON.stringify(query));
}
