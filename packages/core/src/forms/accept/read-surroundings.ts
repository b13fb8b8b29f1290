import type { Submission } from '../answers/answers.js';
import { isRecord, type PlainRecord } from '../answers/copy-plain.js';
import type { FormDefinition } from '../definition/form-definition.js';
import { isDateText } from '../validate/date-texts.js';
import type { FormIssue } from '../validate/form-issue.js';
import type { IssueCode } from '../validate/issue-codes.js';

/** What a submission says beside its answers. */
export interface Surroundings {
  readonly said: Omit<Submission, 'answers'>;
  readonly issues: readonly FormIssue[];
}

/** A tag that `Intl` takes too: many that look like one throw there. */
function isLanguage(tag: string): boolean {
  try {
    return tag.length <= 80 && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const longestName = 200;
const longestReason = 1000;
const channels = ['web', 'assisted', 'paper'] as const;

/** Reads them by what the definition demands: its id and version, and the version of its consent. */
export function readSurroundings({ id, version, privacy }: FormDefinition, sent: PlainRecord): Surroundings {
  const consent = readConsent(sent.consent);
  const assistant = readAssistant(sent.assistant);
  const channel = channels.find((known) => known === sent.channel);
  const lang = typeof sent.lang === 'string' && isLanguage(sent.lang) ? sent.lang : undefined;
  const agreed = privacy?.consent === undefined || consent?.version === privacy.consent.version;
  return {
    said: {
      form: id,
      version,
      ...(consent && { consent }),
      ...(lang && { lang }),
      ...(assistant && { assistant }),
      ...(channel && { channel }),
    },
    issues: [
      ...issueUnless(sent.form === id, '$form', 'form'),
      ...issueUnless(sent.version === version, '$version', 'version'),
      ...issueUnless(agreed, '$consent', 'consent'),
      ...issueUnless(assistant !== undefined || (sent.assistant ?? undefined) === undefined, '$assistant', 'assistant'),
      ...tooLong('$assistant/name', assistant?.name, longestName),
      ...tooLong('$assistant/for', assistant?.for, longestName),
      ...tooLong('$assistant/reason', assistant?.reason, longestReason),
    ],
  };
}

function issueUnless(right: boolean, path: string, code: IssueCode): readonly FormIssue[] {
  return right ? [] : [{ path, question: path, code }];
}

function tooLong(path: string, text: string | undefined, limit: number): readonly FormIssue[] {
  return text !== undefined && text.length > limit ? [{ path, question: '$assistant', code: 'maxLength', params: { limit } }] : [];
}

function readConsent(sent: unknown): Submission['consent'] {
  if (!isRecord(sent) || typeof sent.version !== 'string' || sent.version.length > longestName) return undefined;
  return typeof sent.at === 'string' && isDateText('datetime', sent.at) ? { version: sent.version, at: sent.at } : undefined;
}

/** Who fills in for somebody needs their agreement. */
function readAssistant(sent: unknown): Submission['assistant'] {
  if (!isRecord(sent) || sent.agreed !== true) return undefined;
  const [name, person, reason] = [textOf(sent.name), textOf(sent.for), textOf(sent.reason)];
  return name === undefined
    ? undefined
    : { name, ...(person !== undefined && { for: person }), ...(reason !== undefined && { reason }), agreed: true };
}

function textOf(sent: unknown): string | undefined {
  const text = typeof sent === 'string' ? sent.trim() : '';
  return text === '' ? undefined : text;
}
