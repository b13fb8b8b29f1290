import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type ExportTarget = string | { readonly [condition: string]: ExportTarget };

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports?: Readonly<Record<string, ExportTarget>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export interface Package {
  /** Relative to the repository's root. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Names of the workspace's packages that it stands on. */
  readonly needs: readonly string[];
}

export const root = join(import.meta.dirname, '..');

/** The published packages, each after those it stands on. */
export function packages(): readonly Package[] {
  const found = globSync('packages/*/package.json', { cwd: root }).map((file): Package => {
    const folder = dirname(file);
    const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest;
    const needs = Object.entries(manifest.dependencies ?? {}).flatMap(([name, range]) => (range.startsWith('workspace:') ? [name] : []));
    return { folder, manifest, needs };
  });
  const sorted: Package[] = [];
  const seen = new Set<Package>();
  const add = (one: Package): void => {
    if (seen.has(one)) return;
    seen.add(one);
    for (const name of one.needs) found.filter(({ manifest }) => manifest.name === name).forEach(add);
    sorted.push(one);
  };
  found.sort((a, b) => a.folder.localeCompare(b.folder)).forEach(add);
  return sorted;
}

/** The file that an export stands for under one condition, or undefined. */
export function targetOf(target: ExportTarget | undefined, condition: string): string | undefined {
  if (target === undefined || typeof target === 'string') return target;
  return targetOf(target[condition] ?? target['default'], condition);
}
