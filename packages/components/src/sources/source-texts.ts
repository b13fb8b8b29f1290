/** What is said of sources that do not do what they promise, in words that fit what they hold. */
export interface SourceTexts {
  readonly offline: string;
  readonly offlineCopy: (when: string) => string;
  readonly copy: (source: string, when: string) => string;
  readonly lastCopy: (source: string, when: string) => string;
  readonly oldCopy: (source: string, when: string) => string;
  readonly failed: (sources: string) => string;
  readonly waiting: (sources: string) => string;
  readonly due: (source: string, duration: string) => string;
  readonly overdue: (source: string, duration: string) => string;
  readonly dead: (source: string, duration: string) => string;
  readonly blank: (source: string) => string;
  readonly undated: (source: string) => string;
  readonly future: (source: string) => string;
  readonly identical: (source: string) => string;
  readonly unreadable: (count: string, source: string, n: number) => string;
  readonly asOf: (when: string) => string;
  /** What stands before their names, with its colon. */
  readonly sources: string;
}
