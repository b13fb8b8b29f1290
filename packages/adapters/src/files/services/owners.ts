import type { CatalogueRow } from '../columns/catalogue-row.js';

/** What rows of the other sheets can belong to. */
export interface Owner {
  readonly number: number;
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

const everyone = /^(?:全部|所有|通用|all|every|\*)(?:事项|服务|事項|服務| services)?$/i;
/** As people write it twice: letter case, blanks and full-width signs aside. */
const nameKey = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');

/** Finds the services that a row belongs to: by code, else by name. */
export class Owners<O extends Owner> {
  private readonly byKey = new Map<string, O[]>();
  private readonly byNumber = new Map<number, O>();

  constructor(private readonly owners: readonly O[]) {
    for (const owner of owners) {
      this.byNumber.set(owner.number, owner);
      for (const key of new Set([owner.code, owner.name].filter(Boolean).map(nameKey)))
        this.byKey.set(key, [...(this.byKey.get(key) ?? []), owner]);
    }
  }

  /** The owner whose record this row stood in. */
  of(number: number): readonly O[] {
    const owner = this.byNumber.get(number);
    return owner ? [owner] : [];
  }

  /** Undefined where the row names none. What it names and nobody has is reported. */
  named<F extends string>(row: CatalogueRow<F>, nameField: F, codeField?: F): readonly O[] | undefined {
    const code = codeField === undefined ? '' : row.line(codeField);
    const names = row.list(nameField) ?? [];
    if (!code && names.length === 0) return undefined;
    const coded = code ? this.byKey.get(nameKey(code)) : undefined;
    if (coded?.length === 1) return coded;
    if (names.some((name) => everyone.test(name))) return this.owners;
    return (names.length > 0 ? names : [code]).flatMap((name) => {
      const found = this.byKey.get(nameKey(name)) ?? [];
      if (found.length === 1) return found;
      row.report(
        found.length > 1 ? 'several-of-name' : 'not-in-file',
        row.placeOf(names.length > 0 ? nameField : (codeField ?? nameField)),
        name,
      );
      return [];
    });
  }
}
