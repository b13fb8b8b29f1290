/** A value worked out of others, anew only when one of them is another. */
export class Memo<T> {
  #of: readonly unknown[] | undefined;
  #value: T | undefined;

  get(of: readonly unknown[], work: () => T): T {
    if (!this.#of || of.some((each, at) => each !== this.#of?.[at])) {
      this.#value = work();
      this.#of = of;
    }
    return this.#value as T;
  }
}
