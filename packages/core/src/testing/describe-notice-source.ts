import { noticeSourceCases, type MakeSource, type NoticeSourceTraits } from './notice-source-cases.js';

/** What vitest, mocha, Jasmine and node:test have in common. */
export interface TestFramework {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: (name: string, run: () => Promise<void>) => unknown;
}

/** Runs the contract of a source of notices in whatever framework: `describeNoticeSource('feed', make, { describe, it })`. */
export function describeNoticeSource(name: string, make: MakeSource, { describe, it }: TestFramework, traits?: NoticeSourceTraits): void {
  describe(`${name} as a source of notices`, () => {
    for (const { name: what, run } of noticeSourceCases(make, traits)) it(what, () => run());
  });
}
