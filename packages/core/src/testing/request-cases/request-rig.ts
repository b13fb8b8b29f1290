import { createCivicClient } from '../../client/create-client.js';
import type { Receipt } from '../../requests/receipt.js';
import type { RequestSource } from '../../requests/request-source.js';
import type { ServiceRequest } from '../../requests/service-request.js';
import { check } from '../checks.js';
import { contextOf, httpOf, type Rig, type Using } from '../source-cases/rig.js';
import { townNow, townZone, type SampleReport, type SampleTown } from '../town/sample-town.js';
import { testClock } from '../test-clock.js';

/** What a case needs the server behind the source to do. */
export interface RequestScenario {
  /** What there is. Nothing in it is older than 80 days at `townNow`, which is the present. */
  readonly town: SampleTown;
  /** Rows of one page; all at once when absent. */
  readonly pageSize?: number;
  /** How often a token is asked for until its id is known. */
  readonly asks?: number;
  /**
   * `hang`: no answer ever. `garbage`: an answer that is none of the standard. `html`: a page, with status 200. `error-500`: that status.
   * `repeat-page`: every page is the first. `drop-after-commit`: what is sent is stored, then the connection fails.
   */
  readonly fault?: 'hang' | 'garbage' | 'html' | 'error-500' | 'repeat-page' | 'drop-after-commit';
}

export interface RequestRig extends Rig<RequestSource> {
  /** What has arrived at the server and was stored, oldest first, with the sample's codes of types. Needed where something can be sent. */
  readonly sent?: () => readonly Pick<SampleReport, 'type' | 'description' | 'where' | 'answers'>[];
}

export type MakeRequestRig = (scenario: RequestScenario) => RequestRig | Promise<RequestRig>;

/** What a source of requests can do; a case for each is run, and one that it does not claim more or less. */
export interface RequestTraits {
  /** Whether it gives its requests in pages. @default true */
  readonly paging?: boolean;
  /** Whether its server may hold rows that are broken, such as one without an id. @default true */
  readonly flaws?: boolean;
  /** Whether a request can be asked for by its id. @default true */
  readonly get?: boolean;
  /** Whether it tells what can be reported. @default true */
  readonly types?: boolean;
  /** Whether it tells the questions of a type. @default true */
  readonly questions?: boolean;
  /** Whether it has a list of updates. @default false */
  readonly updates?: boolean;
  /** What can be sent. @default nothing */
  readonly send?: SendTraits;
}

export interface SendTraits {
  /** How sure a receipt is for each way in which types of the sample town are processed; a way that is missing is not tried. */
  readonly receipts: Partial<Readonly<Record<'realtime' | 'batch' | 'blackbox', Receipt['strength']>>>;
  /** Whether what was sent and whose answer was lost can be found. @default true */
  readonly find?: boolean;
  /** Whether answers to questions arrive. @default as `questions` */
  readonly answers?: boolean;
}

export type UsingRequests = Using<RequestScenario, RequestRig>;

/** The client that a program would have. */
export function clientOf(rig: RequestRig) {
  return createCivicClient(
    { requests: rig.source },
    { http: httpOf(rig), zone: townZone, clock: testClock(new Date(townNow).toISOString()), sourceTimeoutMs: 1000 },
  );
}

/** Which report of the sample town a request is. */
export function numberOf({ title, description, address }: ServiceRequest): number {
  const text = [title, description, address].join('\n');
  const byText = /Report no\. (\d+)/.exec(text)?.[1];
  if (byText !== undefined) return Number(byText);
  const byAddress = /(\d+) Seman Road/.exec(text)?.[1];
  check(byAddress !== undefined, `a request has neither the description nor the address of its report: ${JSON.stringify(text)}`);
  return Number(byAddress) - 1;
}

/** Id that the source has for a type of the sample town. */
export async function typeIdOf(rig: RequestRig, code: string, { types }: SampleTown): Promise<string> {
  const name = types.find((type) => type.code === code)?.name;
  const list = await rig.source.types?.({}, contextOf(rig));
  return list?.items.find((type) => type.name === name)?.ref.id ?? code;
}
