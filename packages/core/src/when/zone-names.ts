/** Minutes ahead of UTC. RFC 2822 section 4.3 and what content systems write besides. */
const offsets: ReadonlyMap<string, number> = new Map(
  Object.entries({
    UT: 0, UTC: 0, GMT: 0, Z: 0, WET: 0, WEST: 60, BST: 60, CET: 60, MEZ: 60, CEST: 120, MESZ: 120, EET: 120, EEST: 180, MSK: 180,
    HKT: 480, SGT: 480, PHT: 480, JST: 540, KST: 540, AEST: 600, AEDT: 660, NZST: 720, NZDT: 780,
    AST: -240, ADT: -180, EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420,
  }),
); // prettier-ignore

/**
 * Minutes that the zone called `name` is ahead of UTC; undefined for a name that is not known or means several zones. `local` is the
 * municipality's own offset: CST is China's where that is eight hours, and Central Standard Time elsewhere, as RFC 2822 has it.
 */
export function namedOffset(name: string, local: () => number): number | undefined {
  const zone = name.toUpperCase();
  return zone === 'CST' && local() === 480 ? 480 : offsets.get(zone);
}
