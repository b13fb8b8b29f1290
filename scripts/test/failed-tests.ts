import type { Counts } from './counts.ts';

const mostOfAStage = 20;

/** The failed tests by stage, in few lines: of a long output often only the end is kept. */
export function failedTests(results: Iterable<readonly [stage: string, counts: Counts]>): string[] {
  return [...results].flatMap(([stage, { failures = [] }]) => {
    const named = failures.slice(0, mostOfAStage).map(({ test, message }) => `- ${stage}: ${test}\n  ${firstLine(message)}`);
    const more = failures.length - named.length;
    return more > 0 ? [...named, `- ${stage}: ${more} more`] : named;
  });
}

function firstLine(message: string): string {
  const [first = ''] = message.trim().split('\n');
  return first.length > 300 ? `${first.slice(0, 300)}…` : first;
}
