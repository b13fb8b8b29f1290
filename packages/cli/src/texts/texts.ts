import type { RatingSchemeProblem } from '@civickit/core/rating-scheme';
import type { Explanations } from '@civickit/embed/configuration.js';
import type { CalendarProblem } from '@civickit/core/calendar';
import type { ListProblem } from '../render/lists/find-places.js';
import type { PageProblem } from '../render/put-into-page.js';
import type { KindCount } from '../check/read-kind.js';

/** Everything a command says to people. Every language has every text. */
export interface Texts {
  /** BCP 47 tag of the language. */
  readonly lang: string;
  readonly help: string;
  readonly helpPull: string;
  readonly helpCheck: string;
  readonly helpRender: string;
  readonly helpLists: string;
  readonly helpServer: string;
  readonly unknownCommand: (name: string) => string;
  readonly badOption: (message: string) => string;
  readonly missing: (file: string) => string;
  readonly unreadable: (message: string) => string;
  readonly notUtf8: string;
  /** Sentences about the configuration. */
  readonly explanations: Explanations;
  readonly json: {
    readonly ends: string;
    readonly curlyQuote: (sign: string) => string;
    readonly fullWidth: (sign: string) => string;
    readonly trailingComma: string;
    readonly missingComma: string;
    readonly comment: string;
    readonly singleQuote: string;
    readonly unexpected: (sign: string) => string;
  };
  readonly pull: {
    readonly noFolder: string;
    readonly unknownSource: (id: string, known: string) => string;
    readonly nothing: string;
    readonly into: (folder: string) => string;
    readonly busy: (since: string) => string;
    readonly unwritable: (folder: string, message: string) => string;
    readonly asking: (done: number, all: number, ids: string) => string;
    readonly written: (items: number, skipped: number) => string;
    readonly unchanged: string;
    readonly waiting: (until: string) => string;
    readonly failed: (code: string, message: string) => string;
    readonly kept: (since: string) => string;
    readonly neverHad: string;
    readonly noneReadable: string;
    readonly done: (ok: number, failed: number) => string;
    readonly next: (at: string) => string;
  };
  readonly check: {
    readonly levels: Readonly<Record<'good' | 'note' | 'caution' | 'wrong', string>>;
    readonly configurationGood: string;
    readonly noSources: string;
    readonly fileMissing: (file: string) => string;
    readonly fileUnreadable: (code: string, message: string) => string;
    readonly fileRead: (count: KindCount) => string;
    readonly skipped: (count: number) => string;
    readonly moreSkipped: (count: number) => string;
    readonly pulledNone: (file: string) => string;
    readonly pulledAge: (age: string, at: string) => string;
    readonly pulledOld: (age: string, at: string) => string;
    readonly answers: (count: KindCount, newest: string, ms: number) => string;
    readonly undated: string;
    readonly abilities: Readonly<Record<'send' | 'handoff' | 'describe' | 'updates' | 'taxonomies' | 'submit', string>>;
    /** What a source can do beside giving a list, and the names of the filters that its server does. */
    readonly capabilities: (can: readonly string[], filters: readonly string[]) => string;
    readonly places: (count: number) => string;
    readonly placesUnasked: (file: string) => string;
    /** The reasons for ratings of a file. */
    readonly scheme: (version: string, reasons: number) => string;
    readonly schemeUnasked: (file: string) => string;
    readonly schemeProblems: Readonly<Record<RatingSchemeProblem, string>>;
    /** Of an office without a server. */
    readonly handoff: {
      readonly nowhere: string;
      readonly hoursMissing: (way: string, key: string) => string;
      readonly hoursOfNothing: (key: string, way: string) => string;
    };
    readonly listsNothing: (code: string, message: string) => string;
    readonly speaks: (dialect: string, evidence: string) => string;
    readonly speaksNone: (message: string) => string;
    readonly noSigns: (dialect: string) => string;
    readonly shouldSay: (keys: string) => string;
    readonly written: (keys: string) => string;
    readonly notWritten: (message: string) => string;
    readonly fails: (code: string, message: string) => string;
    readonly freshness: Readonly<Record<'due' | 'overdue' | 'dead' | 'blank' | 'undated', (newest: string) => string>>;
    readonly future: string;
    readonly identical: string;
    readonly noContract: string;
    readonly corsOpen: string;
    readonly corsRefused: (site: string) => string;
    readonly relayAndOrigins: (origins: string) => string;
    readonly corsCovered: (site: string) => string;
    readonly clock: (minutes: number) => string;
    readonly certificate: (message: string) => string;
    readonly certificateEnds: (days: number) => string;
    readonly remoteUnchecked: (count: number) => string;
    readonly calendarGood: (days: number, from: string, until: string) => string;
    readonly calendarNone: string;
    readonly calendarUnasked: string;
    readonly calendarEnds: (until: string, days: number) => string;
    readonly calendarEnded: (until: string) => string;
    readonly calendarBegins: (from: string) => string;
    readonly calendarProblems: Readonly<Record<CalendarProblem, string>>;
    readonly headings: readonly [source: string, state: string, items: string, newest: string, address: string];
    readonly summary: (wrong: number, cautions: number) => string;
    readonly allWell: string;
  };
  readonly render: {
    readonly missing: string;
    readonly written: string;
    readonly unchanged: string;
    readonly problems: Readonly<Record<PageProblem, string>>;
    readonly lists: {
      readonly problems: Readonly<Record<ListProblem, (tags: string) => string>>;
      readonly encoding: string;
      /** Somebody has changed the page meanwhile. */
      readonly changed: string;
      /** Nothing can be had for an element. */
      readonly failed: (code: string, message: string) => string;
      readonly source: (id: string, code: string, message: string) => string;
      readonly missing: (service: string) => string;
    };
  };
  readonly server: {
    /** What is said first where the database is a folder. */
    readonly trial: (folder: string) => readonly string[];
    /** Where pictures cannot be drawn anew. */
    readonly noSharp: string;
    readonly listens: (url: string) => string;
    readonly desk: (url: string) => string;
    readonly onlyHere: string;
    /** Before the link of the first administrator. */
    readonly firstLink: string;
    /** Before the link of one who is let in from the shell. */
    readonly adminLink: (email: string) => string;
    readonly whoseLink: string;
    readonly stopping: string;
    readonly stopped: string;
    readonly imported: (area: string, file: string, kept: number) => string;
    readonly counted: (table: string, rows: number, digest: string) => string;
    readonly dumped: (file: string) => string;
    readonly restored: (file: string) => string;
    readonly copied: string;
    readonly confidential: string;
    readonly portTaken: (port: number) => string;
    readonly auditRight: (rows: number) => string;
    readonly auditMark: (mark: string) => string;
    readonly auditBroken: Readonly<Record<'altered' | 'missing' | 'other', (id: string) => string>>;
    /** What to do about an error of the server; its own words follow. */
    readonly advice: (code: string) => string | undefined;
  };
  /** A span of time in words: `3 days`. */
  readonly span: (ms: number) => string;
}
