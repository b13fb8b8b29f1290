import { find, type Names, type Placed } from './names.js';
import { ownMember } from './readers.js';

/** Of a form that may still be wrong: one may lack its value. */
type Options = readonly { readonly value?: string }[];

/** A choice that is compared with what is none of its options. */
export interface Unoffered {
  readonly question: string;
  readonly value: string;
  readonly offered: ReadonlySet<string>;
}

/** Finds conditions that no answer meets: `"raod"` where the options are `road` and `park`. */
export class ComparedValues {
  readonly #lists: Readonly<Record<string, Options>>;
  readonly #offered = new Map<Options, ReadonlySet<string>>();

  constructor(lists: Readonly<Record<string, Options>>) {
    this.#lists = lists;
  }

  /** Of the arguments of a comparison, or of `in`. */
  unoffered(args: readonly unknown[], names: Names): readonly Unoffered[] {
    return args.slice(0, 2).flatMap((argument, index) => {
      const name = [ownMember(argument, 'var')].flat()[0];
      const found = typeof name === 'string' ? find(name, names) : undefined;
      const offered = found && this.#offeredBy(found);
      if (!offered) return [];
      const values = [args[1 - index]].flat().filter((value) => typeof value === 'string');
      return values.filter((value) => !offered.has(value)).map((value) => ({ question: found.id, value, offered }));
    });
  }

  #offeredBy({ question }: Placed): ReadonlySet<string> | undefined {
    const { options, list } = question as { readonly options?: Options; readonly list?: string };
    const taken = options ?? (list === undefined ? undefined : this.#lists[list]);
    if (!taken) return undefined;
    let offered = this.#offered.get(taken);
    if (!offered) this.#offered.set(taken, (offered = new Set(taken.flatMap(({ value }) => value ?? []))));
    return offered;
  }
}
