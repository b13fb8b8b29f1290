import { CivicError, type Issue } from '@civickit/core';
import { explainIssues, explainKey } from './explain.js';
import { type Configuration, configurationSchema } from './schema.js';

export interface ReadConfiguration {
  readonly configuration: Configuration;
  /** What was left out of it because it is wrong. */
  readonly problems: readonly Issue[];
}

/**
 * Reads `civickit.json` key by key: what is wrong is left out and named, the rest stands.
 * @throws `config/invalid` when it is no object or of another version.
 */
export function readConfiguration(value: unknown): ReadConfiguration {
  const shape = configurationSchema.shape;
  const known = Object.keys(shape);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CivicError('config/invalid', 'civickit.json must be an object: { "civickit": 1, "notices": [ … ] }');
  }
  const problems: Issue[] = [];
  const read: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) {
    if (!known.includes(key)) {
      problems.push({ path: '', message: explainKey(key, known) });
      continue;
    }
    if (key === 'notices' && Array.isArray(part)) {
      const whole = part.filter((entry, index) =>
        keep(shape.notices.def.innerType.def.element.safeParse(entry), `notices[${index}]`, problems),
      );
      read[key] = whole.filter(unique(problems));
      continue;
    }
    const result = shape[key as keyof typeof shape].safeParse(part);
    if (keep(result, key, problems)) read[key] = result.data;
  }
  if (read.civickit !== 1) {
    throw new CivicError('config/invalid', 'civickit.json does not name the version it is written for; write "civickit": 1', {
      issues: problems,
    });
  }
  if (typeof read.zone === 'string' && !isZone(read.zone)) {
    problems.push({ path: 'zone', message: `"${read.zone}" is no time zone; write "Asia/Shanghai", or another IANA name` });
    delete read.zone;
  }
  return { configuration: read as Configuration, problems };
}

function keep(
  result: { success: boolean; error?: { issues: Parameters<typeof explainIssues>[0] } },
  at: string,
  problems: Issue[],
): boolean {
  if (!result.success) problems.push(...explainIssues(result.error?.issues ?? [], at));
  return result.success;
}

/** Keeps the first source of each id. */
function unique(problems: Issue[]): (entry: { id: string }, index: number, all: readonly { id: string }[]) => boolean {
  return ({ id }, index, all) => {
    const first = all.findIndex((other) => other.id === id) === index;
    if (!first) problems.push({ path: `notices "${id}"`, message: 'stands twice; the second is left out. Write another id' });
    return first;
  };
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
