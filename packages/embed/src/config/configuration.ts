import { type Contact, type Kind, zoneOffset } from '@civickit/core';

/** A source as the configuration names it. What lies beyond these keys belongs to its adapter. */
export interface SourceEntry {
  readonly id: string;
  readonly adapter: string;
  readonly [option: string]: unknown;
}

/** Kinds of resources that a configuration names sources of. */
export const kinds = ['notices', 'services', 'requests', 'forms'] as const satisfies readonly Kind[];

/** `civickit.json`, version 1. */
export interface Configuration extends Readonly<Partial<Record<Kind, readonly SourceEntry[]>>> {
  readonly $schema?: string;
  readonly civickit: 1;
  /** IANA name of the municipality's time zone. */
  readonly zone?: string;
  /** BCP 47 tag of the texts on pages that name no language. */
  readonly lang?: string;
  readonly area?: string;
  /** Who answers for sources that name nobody themselves. */
  readonly contact?: Contact;
  readonly imageOrigins?: readonly string[];
  /** Pages of these may be told the height of a frame. */
  readonly frameOrigins?: readonly string[];
  readonly relay?: string;
  /** Address of the folder that `civickit pull` writes. */
  readonly pulled?: string;
  /** `cn`, the holidays of mainland China, or the address of a file of holidays. */
  readonly calendar?: string;
}

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function isZone(name: unknown): boolean {
  try {
    return isText(name) && !Number.isNaN(zoneOffset(0, name));
  } catch {
    return false;
  }
}

export function isLanguage(tag: unknown): boolean {
  try {
    return isText(tag) && Boolean(new Intl.Locale(tag));
  } catch {
    return false;
  }
}

/** What a page could ask: one that no browser takes would cost all sources, not only itself. */
export function isAddress(address: unknown): boolean {
  try {
    return typeof address === 'string' && Boolean(new URL(address, 'http://a'));
  } catch {
    return false;
  }
}

const optionalText = (value: unknown): boolean => value === undefined || typeof value === 'string';

const isUnit = (value: unknown, keys: readonly string[]): boolean =>
  isRecord(value) && isText(value.unit) && optionalText(value.phone) && Object.keys(value).every((key) => keys.includes(key));

export const isContact = (value: unknown): boolean =>
  isRecord(value) &&
  isUnit(value, ['unit', 'phone', 'window', 'above']) &&
  optionalText(value.window) &&
  (value.above === undefined || isUnit(value.above, ['unit', 'phone']));

const isOrigin = (value: unknown): boolean => isText(value) && /^https?:\/\/[^/\s]+$/.test(value);

const areOrigins = (value: unknown): boolean => Array.isArray(value) && value.every(isOrigin);

const isEntry = (value: unknown): value is SourceEntry =>
  isRecord(value) && isText(value.id) && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value.id) && isText(value.adapter);

const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
  $schema: optionalText,
  civickit: (value) => value === 1,
  zone: isZone,
  lang: isLanguage,
  area: optionalText,
  contact: isContact,
  imageOrigins: areOrigins,
  frameOrigins: areOrigins,
  relay: isAddress,
  pulled: isAddress,
  calendar: isAddress,
  ...Object.fromEntries(kinds.map((kind) => [kind, Array.isArray])),
};

/**
 * What can be used of a configuration. Small, for every page loads it; the schema, which comes to the same verdict and says
 * what to write instead, is loaded only when `flawed`. Undefined when it is no configuration of this version at all.
 */
export function takeConfiguration(value: unknown): { configuration: Configuration | undefined; flawed: boolean } {
  if (!isRecord(value) || value.civickit !== 1) return { configuration: undefined, flawed: true };
  const taken: Record<string, unknown> = Object.fromEntries(
    Object.entries(value).filter(([key, part]) => Object.prototype.hasOwnProperty.call(checks, key) && checks[key]?.(part)),
  );
  let flawed = Object.keys(taken).length < Object.keys(value).length;
  for (const kind of kinds) {
    const given = taken[kind] as unknown[] | undefined;
    if (!given) continue;
    const entries = given.filter(isEntry).filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index);
    flawed ||= entries.length < given.length;
    taken[kind] = entries;
  }
  return { configuration: taken as unknown as Configuration, flawed };
}
