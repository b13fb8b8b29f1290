import type { PublicService, ServiceQuery } from '../../services/public-service.js';
import { serviceRules } from '../../services/service-rules.js';
import { checkEqual, type Case } from '../checks.js';
import { filterItems } from '../filter-items.js';
import { sampleServices } from '../sample-services.js';
import { idsOf, readAll } from '../source-cases/rig.js';
import { townZone } from '../town/sample-town.js';
import type { UsingServices } from './service-rig.js';

type Filter = keyof ServiceQuery;

function valuesFor(items: readonly PublicService[]): { readonly [F in Filter]: readonly string[] } {
  const [first, second] = items;
  const term = first?.terms?.[0];
  return {
    text: ['用水', 'WOHNGELD', 'größenau'],
    taxonomy: term ? [term.id, term.name] : [],
    organization: second?.organization ? [second.organization.name] : [],
    updatedAfter: ['2026-02-28', second?.updated?.iso ?? '2026-02-28'],
  };
}

/** A filter that a source claims leaves exactly what the client's own would leave of everything. */
export function filterCases(using: UsingServices): Case[] {
  const names = Object.keys(serviceRules.filters) as Filter[];
  return names.map((name) =>
    using(`does the filter ${name} in full, or does not claim it`, { services: sampleServices(20) }, async (rig) => {
      if (!rig.source.applies.has(name)) return;
      const all = (await readAll(rig)).items;
      for (const wanted of valuesFor(all)[name]) {
        const query = { [name]: wanted };
        const expected = filterItems(serviceRules, rig.source.applies, all, query, { zone: townZone });
        checkEqual(idsOf((await readAll(rig, query)).items).sort(), idsOf(expected).sort(), JSON.stringify(query));
      }
    }),
  );
}
