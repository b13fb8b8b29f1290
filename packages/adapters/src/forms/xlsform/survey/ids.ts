const form = /^\p{L}[\p{L}\p{M}\p{Nd}_-]{0,63}$/u;

/** Ids as a form allows them, each once in its scope. */
export class Ids {
  readonly #taken = new Set<string>();
  /** Where counting goes on for what is wanted again and again. */
  readonly #counts = new Map<string, number>();

  /** `wanted`, or what comes nearest to it. */
  take(wanted: string, scope = ''): string {
    const base = idFrom(wanted) || 'question';
    const key = `${scope}/${base}`;
    for (let count = this.#counts.get(key) ?? 1; ; count++) {
      const id = count === 1 && idFrom(wanted) ? base : `${base.slice(0, 56)}_${count}`;
      if (this.#taken.has(`${scope}/${id}`)) continue;
      this.#counts.set(key, count + 1);
      this.#taken.add(`${scope}/${id}`);
      return id;
    }
  }
}

/** '' where nothing of it can stand in an id. */
export function idFrom(wanted: string): string {
  if (form.test(wanted)) return wanted;
  const plain = wanted
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{Nd}_-]+/gu, '_')
    .replace(/^[^\p{L}]+/u, '')
    .slice(0, 64);
  return form.test(plain) ? plain : '';
}
