import { closestLanguage, type GeoPoint, type GeoShape, type Place, type PlaceKind } from '@civickit/core';

/** A place in all languages that its file has. */
export interface PlaceRecord {
  readonly id: string;
  readonly name: string;
  /** By BCP 47 tag. */
  readonly names?: Readonly<Record<string, string>>;
  readonly otherNames?: readonly string[];
  readonly kind: PlaceKind;
  /** WGS 84. */
  readonly where: GeoPoint;
  /** Id or a name of the place of the same list that it lies in; or a name that is in no list. */
  readonly parent?: string;
  readonly outline?: readonly GeoShape[];
}

const deepest = 5;

/** The places as a reader of one language knows them; without `lang`, by their first names. */
export function placesOf(records: readonly PlaceRecord[], { source, lang }: { source: string; lang?: string | undefined }): Place[] {
  const known = new Map<string, PlaceRecord>();
  // The widest of a name is meant: a township, not the village of the same name in it.
  const rank = ({ kind }: PlaceRecord) => kinds.findIndex(([one]) => one === kind);
  for (const record of [...records].sort((one, other) => rank(one) - rank(other)))
    for (const name of callsOf(record)) if (!known.has(name)) known.set(name, record);
  for (const record of records) known.set(record.id, record);
  const nameIn = ({ name, names }: PlaceRecord) => {
    const given = Object.entries(names ?? {}).map(([tag, text]) => ({ lang: tag, text }));
    const found = lang ? closestLanguage([{ lang: undefined, text: name }, ...given], [lang]) : undefined;
    return found?.text ?? name;
  };
  const withinOf = (record: PlaceRecord): string[] => {
    const within: string[] = [];
    const passed = new Set([record]);
    for (let parent = record.parent; parent !== undefined && within.length < deepest;) {
      const found = known.get(parent);
      // What lies in itself lies nowhere.
      if (found && passed.has(found)) break;
      if (found?.kind !== 'area') within.push(found ? nameIn(found) : parent);
      if (found) passed.add(found);
      parent = found?.parent;
    }
    return within;
  };
  return records.map((record) => {
    const name = nameIn(record);
    const otherNames = callsOf(record).filter((other) => other !== name);
    const within = withinOf(record);
    const { id, kind, where, outline } = record;
    return {
      ref: { source, id },
      name,
      ...(otherNames.length > 0 && { otherNames }),
      kind,
      where,
      ...(within.length > 0 && { within }),
      ...(outline && { outline }),
    };
  });
}

function callsOf({ name, names, otherNames = [] }: PlaceRecord): string[] {
  return [...new Set([name, ...Object.values(names ?? {}), ...otherNames])];
}

const kinds: readonly (readonly [PlaceKind, RegExp])[] = [
  ['area', /^(area|county|district|city|municipality|县|縣|区|區|市|市辖区|县级市)$/i],
  ['township', /^(town|township|subdistrict)$|(镇|鎮|乡|鄉|街道)(办事处|辦事處)?$/i],
  ['village', /^(village|hamlet|community|neighbou?rhood|suburb)$|村|社区|社區|屯|寨|居委/i],
  ['street', /^(street|road|way)$|街|路|巷/i],
  ['landmark', /\S/],
];

/** What a clerk's word for a kind means; every word that is no other names a landmark, such as a school. */
export function placeKindIn(text: string): PlaceKind {
  return kinds.find(([, pattern]) => pattern.test(text.trim()))?.[0] ?? 'landmark';
}
