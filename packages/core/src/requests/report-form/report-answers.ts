import type { Answer as FormAnswer, Answers, FileAnswer, LocationAnswer, Submission } from '../../forms/answers/answers.js';
import type { Answer, NewServiceRequest } from '../new-service-request.js';
import { reportIds as ids } from './report-ids.js';

const known: ReadonlySet<string> = new Set(Object.values(ids));
const contacts = ['name', 'phone', 'email'] as const;

/** The report that a filled-in `reportForm` makes. `type` is the one that was chosen by the page and not asked. */
export function reportOf({ answers, lang }: Pick<Submission, 'answers' | 'lang'>, type?: string): NewServiceRequest {
  const text = (id: string): string | undefined => {
    const given = answers[id];
    return typeof given === 'string' && given.trim() !== '' ? given : undefined;
  };
  const description = text(ids.description);
  const address = text(ids.address);
  const where = answers[ids.where] as LocationAnswer | undefined;
  const contact = Object.fromEntries(contacts.flatMap((name) => (text(ids[name]) === undefined ? [] : [[name, text(ids[name])]])));
  const own = Object.entries(answers).flatMap(([id, answer]) => {
    const plain = known.has(id) ? undefined : plainOf(answer);
    return plain === undefined ? [] : [[id, plain] as const];
  });
  return {
    type: text(ids.type) ?? type ?? '',
    ...(description !== undefined && { description }),
    ...(where && { where: { latitude: where.latitude, longitude: where.longitude } }),
    ...(address !== undefined && { address }),
    ...(own.length > 0 && { answers: Object.fromEntries(own) }),
    ...(Object.keys(contact).length > 0 && { contact }),
    ...(answers[ids.isPrivate] === true && { isPrivate: true }),
    ...(lang !== undefined && { lang }),
  };
}

/** The answers that make this report again; `photos` go back into their question. */
export function answersOfReport(report: NewServiceRequest, photos: readonly FileAnswer[] = []): Answers {
  const { type, description, where, address, answers = {}, contact = {}, isPrivate } = report;
  const given: Record<string, FormAnswer | undefined> = {
    ...answers,
    [ids.type]: type,
    [ids.description]: description,
    [ids.where]: where && { latitude: where.latitude, longitude: where.longitude },
    [ids.address]: address,
    ...Object.fromEntries(contacts.map((name) => [ids[name], contact[name]])),
    [ids.isPrivate]: isPrivate,
    [ids.photos]: photos.length > 0 ? photos : undefined,
  };
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, FormAnswer] => entry[1] !== undefined));
}

/** As GeoReport v2 can say it; what has parts is put into one line. */
function plainOf(answer: FormAnswer): Answer | undefined {
  if (typeof answer !== 'object') return answer;
  if (isTexts(answer)) return answer;
  if (Array.isArray(answer)) return undefined;
  const line = Object.values(answer).join(', ');
  return line === '' ? undefined : line;
}

function isTexts(answer: unknown): answer is readonly string[] {
  return Array.isArray(answer) && answer.length > 0 && answer.every((each) => typeof each === 'string');
}
