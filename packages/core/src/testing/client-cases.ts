import type { Case } from './checks.js';
import { mergingCases } from './client-cases/merging.js';
import { pagingCases } from './client-cases/paging.js';
import { sharingCases } from './client-cases/sharing.js';
import { watchingCases } from './client-cases/watching.js';

/** What the client promises, as cases that run in Node, in a worker and in a page alike. */
export function clientCases(): readonly Case[] {
  return [...mergingCases, ...pagingCases, ...sharingCases, ...watchingCases];
}
