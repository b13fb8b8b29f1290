import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { report } from '../base/report.js';

/** Where an element keeps what it shows: after `#`, among the parameters after `?`, or nowhere. */
export type RouteMode = 'hash' | 'query' | 'none';

export type RouteValues = Readonly<Record<string, string | undefined>>;

/** Elements that own an address, by the prefix of their parameters: two would write over each other. */
const owners = new Map<string, RouteController>();

/**
 * The part of the page's address that belongs to an element: parameters with a prefix of its own. All others stay as they are, letter
 * by letter: they may be of a site that writes them in another encoding.
 */
export class RouteController implements ReactiveController {
  /** Whether the element has an address. */
  isOn = false;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #prefix: string;
  readonly #mode: () => RouteMode;
  readonly #changed: (values: RouteValues, arriving: boolean) => void;
  /** The mode in which the address has been read. */
  #read: RouteMode | undefined;

  /**
   * `changed` is called with what the address says: `arriving` when the element comes to its address, else when the reader goes back or
   * forth.
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    prefix: string,
    mode: () => RouteMode,
    changed: (values: RouteValues, arriving: boolean) => void,
  ) {
    this.#host = host;
    this.#prefix = `${prefix}.`;
    this.#mode = mode;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#follow);
    addEventListener('hashchange', this.#follow);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#follow);
    removeEventListener('hashchange', this.#follow);
    this.#read = undefined;
    this.isOn = false;
    if (owners.get(this.#prefix) === this) owners.delete(this.#prefix);
  }

  /** Reads the address where the mode is another than before. To be called first in `willUpdate`, so that what it says is drawn at once. */
  sync(): void {
    const mode = this.#mode();
    if (mode === this.#read || !this.#host.isConnected) return;
    this.#read = mode;
    this.isOn = mode !== 'none' && this.#claim();
    if (this.isOn) this.#changed(this.#values(), true);
  }

  /** Addresses of the page with one value and nothing else of the element's, by that value. */
  links(name: string): (value: string) => string {
    const before = this.#address('');
    const joint = /[?#]$/.test(before) ? '' : '&';
    return (value) => `${before}${joint}${this.#prefix}${name}=${encodeURIComponent(value)}`;
  }

  /** Puts the values into the address. `step`: going back leads to where the reader was before. */
  write(values: RouteValues, step: boolean): void {
    if (!this.isOn) return;
    const given = Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]));
    // Nothing to say is no reason to take away a place on the page.
    if (given.length === 0 && this.#isElsewhere) return;
    const address = this.#address(given.map(([name, value]) => `${this.#prefix}${name}=${encodeURIComponent(value)}`).join('&')).replace(
      /[?#]$/,
      '',
    );
    if (address === location.href) return;
    try {
      history[step ? 'pushState' : 'replaceState'](history.state, '', address);
    } catch {
      // Pages opened as files, and engines that are written to too often, refuse: the element works without.
    }
  }

  #claim(): boolean {
    const owner = owners.get(this.#prefix);
    if (owner && owner !== this) {
      report(this.#host.localName, {
        code: 'config/invalid',
        message: 'only the first element with route keeps an address',
      });
      return false;
    }
    owners.set(this.#prefix, this);
    return true;
  }

  readonly #follow = (): void => {
    // A place on the page says nothing about what is to be seen in the element.
    if (this.isOn && !this.#isElsewhere) this.#changed(this.#values(), false);
  };

  get #isElsewhere(): boolean {
    return this.#mode() === 'hash' && location.hash.length > 1 && !location.hash.startsWith(`#${this.#prefix}`);
  }

  #values(): RouteValues {
    const own = this.#pairs().filter((pair) => pair.startsWith(this.#prefix));
    return Object.fromEntries([...new URLSearchParams(own.join('&'))].map(([name, value]) => [name.slice(this.#prefix.length), value]));
  }

  /** Of the part of the address that is ours: a hash of somebody else's is no list of parameters. */
  #pairs(): string[] {
    const { hash, search } = location;
    const written = this.#mode() !== 'hash' ? search : this.#isElsewhere ? '' : hash;
    return written.slice(1).split('&').filter(Boolean);
  }

  /** The page's address with `own` in place of our parameters. Ends in its sign where nothing follows. */
  #address(own: string): string {
    const { origin, pathname, search, hash } = location;
    const others = this.#pairs().filter((pair) => !pair.startsWith(this.#prefix));
    const written = [...others, own].filter(Boolean).join('&');
    const page = origin === 'null' ? location.href.split(/[?#]/)[0] : origin + pathname;
    return this.#mode() === 'hash' ? `${page}${search}#${written}` : `${page}?${written}${hash}`;
  }
}
