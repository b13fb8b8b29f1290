import { isLanguage } from '../config/configuration.js';

/**
 * Attributes that an address may set, by widget. Nothing that names what is read (`src`, `adapter`) and nothing that is shown as it
 * stands (`heading`): anyone can write an address, and the frame speaks with the name of the site.
 */
export const frameWidgets: Readonly<Record<string, readonly string[]>> = {
  'notice-feed': ['source', 'category', 'limit', 'heading-level', 'inline', 'searchable', 'filterable'],
  'alert-banner': ['source', 'area', 'heading-level'],
};

const switches = ['inline', 'searchable', 'filterable'];
const themes = ['elder', 'high-contrast', 'dark', 'auto'];
const longest = 200;

export interface FrameQuery {
  /** Tag of the widget; undefined where the address names none that there is. */
  readonly tag: string | undefined;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  /** Address of the configuration, always a `.json` of the frame's own site, without query. */
  readonly configuration: string;
  readonly lang: string | undefined;
  readonly theme: string | undefined;
  /** What the parent tells its frames apart by; empty where none is given. */
  readonly id: string;
  /** Names that nothing was made of. */
  readonly ignored: readonly string[];
}

function configurationOf(given: string | undefined, page: URL): string | undefined {
  try {
    const { origin, pathname } = new URL(given ?? '../../civickit.json', page);
    return origin === page.origin && pathname.endsWith('.json') ? origin + pathname : undefined;
  } catch {
    return undefined;
  }
}

/** What the address of a frame asks for: only what is on the lists above gets through. */
export function readFrameQuery(page: URL): FrameQuery {
  const given = new Map([...page.searchParams].filter(([, value]) => value.length <= longest));
  const ignored = new Set([...page.searchParams.keys()]);
  /** The value of `name` where `fits`. */
  const take = (name: string, fits: (value: string) => boolean): string | undefined => {
    const value = given.get(name);
    if (value === undefined || !fits(value)) return undefined;
    ignored.delete(name);
    return value;
  };
  const widget = take('widget', (value) => Object.prototype.hasOwnProperty.call(frameWidgets, value));
  const attributes = (frameWidgets[widget ?? ''] ?? []).flatMap((name): [string, string][] => {
    const value = take(name, () => true);
    if (value === undefined || (switches.includes(name) && value === 'false')) return [];
    return [[name, switches.includes(name) ? '' : value]];
  });
  const asked = take('config', (value) => configurationOf(value, page) !== undefined);
  ignored.delete('civickit-debug');
  return {
    tag: widget && `civic-${widget}`,
    attributes,
    configuration: configurationOf(asked, page) ?? '',
    lang: take('lang', isLanguage),
    theme: take('theme', (value) => value.split(' ').every((theme) => themes.includes(theme))),
    id: take('id', (value) => /^[\w-]{1,64}$/.test(value)) ?? '',
    ignored: [...ignored],
  };
}
