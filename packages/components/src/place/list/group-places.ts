import type { Place } from '@civickit/core';

/** Places of one township. */
export interface PlaceGroup {
  /** Undefined for what lies in none. */
  readonly township: string | undefined;
  readonly places: readonly Place[];
}

/** By township, in the order in which they come; within one by village, where the places keep their order unless `byVillage`. */
export function groupPlaces(places: readonly Place[], byVillage = true): readonly PlaceGroup[] {
  const groups = new Map<string | undefined, Place[]>();
  for (const place of places) {
    if (place.kind === 'area') continue;
    const township = place.kind === 'township' ? place.name : place.within?.at(-1);
    const group = groups.get(township);
    if (group) group.push(place);
    else groups.set(township, [place]);
  }
  const others = groups.get(undefined);
  groups.delete(undefined);
  if (others) groups.set(undefined, others);
  return [...groups].map(([township, found]) => ({ township, places: byVillage ? inVillages(found) : found }));
}

/** The township, then each village before what lies in it, then the rest. */
function inVillages(places: readonly Place[]): readonly Place[] {
  const villages = [...new Set(places.flatMap((place) => villageOf(place) ?? []))];
  const isIn = (village: string) =>
    places.filter((place) => villageOf(place) === village).sort((one, other) => rankOf(one) - rankOf(other));
  const townships = places.filter(({ kind }) => kind === 'township');
  const rest = places.filter((place) => place.kind !== 'township' && villageOf(place) === undefined);
  return [...townships, ...rest, ...villages.flatMap(isIn)];
}

const rankOf = ({ kind }: Place) => (kind === 'village' ? 0 : 1);

function villageOf({ kind, name, within = [] }: Place): string | undefined {
  return kind === 'village' ? name : within.length > 1 ? within[0] : undefined;
}
