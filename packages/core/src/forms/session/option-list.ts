import type { ChoiceOption } from '../definition/questions.js';

const lists = new WeakMap<readonly ChoiceOption[], OptionList>();

/** Options that are found by their value and by their fields, however many there are. Questions that share a list share what is known of it. */
export class OptionList {
  readonly options: readonly ChoiceOption[];
  #places?: ReadonlyMap<string, number>;
  readonly #fields = new Map<string, ReadonlyMap<string, readonly ChoiceOption[]>>();

  private constructor(options: readonly ChoiceOption[]) {
    this.options = options;
  }

  static of(options: readonly ChoiceOption[]): OptionList {
    const list = lists.get(options) ?? new OptionList(options);
    lists.set(options, list);
    return list;
  }

  placeOf(value: string): number | undefined {
    this.#places ??= new Map(this.options.map((option, place) => [option.value, place]));
    return this.#places.get(value);
  }

  /** In their order; the same list each time. */
  having(field: string, value: string): readonly ChoiceOption[] {
    const groups = this.#fields.get(field) ?? groupBy(this.options, field);
    this.#fields.set(field, groups);
    return groups.get(value) ?? none;
  }
}

const none: readonly ChoiceOption[] = [];

export function fieldOf(option: ChoiceOption, field: string): string | undefined {
  return option.fields && Object.hasOwn(option.fields, field) ? option.fields[field] : undefined;
}

function groupBy(options: readonly ChoiceOption[], field: string): ReadonlyMap<string, readonly ChoiceOption[]> {
  const groups = new Map<string, ChoiceOption[]>();
  for (const option of options) {
    const value = fieldOf(option, field);
    if (value === undefined) continue;
    const group = groups.get(value);
    if (group) group.push(option);
    else groups.set(value, [option]);
  }
  return groups;
}
