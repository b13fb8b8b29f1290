import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { recordsOf } from '../csv.ts';
import { seeded } from '../seeded.ts';

export type DemoLang = 'zh' | 'en';

/** What somebody reported, and what came of it. */
export interface PlannedReport {
  readonly lang: DemoLang;
  readonly type: string;
  readonly text: string;
  /** To the questions of the type, by their ids. */
  readonly answers: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly place?: { readonly address: string; readonly latitude: number; readonly longitude: number };
  /** Name of a picture of `demo/photos`. */
  readonly photo?: string;
  readonly phone?: string;
  /** In milliseconds since the epoch. */
  readonly at: number;
  /** When it was promised to be done. */
  readonly due: number;
  readonly steps: readonly PlannedStep[];
  /** What its reporter said once the office was done. */
  readonly rating?: PlannedRating;
}

export interface PlannedRating {
  readonly at: number;
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly indicators: readonly string[];
}

/** What an office did with a report. */
export type PlannedStep = { readonly at: number } & (
  | { readonly does: 'publish' }
  | { readonly does: 'assign' }
  | { readonly does: 'hide'; readonly text: string }
  | { readonly does: 'note'; readonly text: string }
  | {
      readonly does: 'reply';
      readonly stage: 'in-progress' | 'referred' | 'done' | 'not-responsible';
      readonly text: string;
      readonly shown?: ShownAfter;
    }
);

/** A picture of `demo/photos`, and what it shows. */
interface ShownAfter {
  readonly photo: string;
  readonly words: string;
}

const hour = 3_600_000;
const day = 24 * hour;
const oldestDays = 150;
/** How many of each language; some texts come twice, of two places. */
const counts: Readonly<Record<DemoLang, number>> = { zh: 122, en: 30 };

const words = {
  zh: {
    progress: ['已派人到现场查看，正在安排处理。', '收到，已转责任单位，办结后在这里答复您。', '材料已备好，明天上午施工。'],
    referred: '这段路归国道管理站养护，已转交并请他们直接联系您。',
    notOurs: '经核实，该处属小区物业管理范围，已请物业在三天内处理；物业不办的请再告诉我们。',
    hidden: '内容含有他人的姓名和车牌号，不宜公开；诉求照常办理。',
    notes: ['已电话联系反映人，情况属实。', '上月同一地点也有人反映，一并处理。'],
  },
  en: {
    progress: ['Somebody has been there; work is being planned.', 'Received and passed on; the answer will stand here.'],
    referred: 'This stretch belongs to the national road; we have passed it on and asked them to call you.',
    notOurs: 'The ground belongs to the housing estate; its managers have three days. Tell us if nothing happens.',
    hidden: 'It names other people and a number plate. It is being dealt with all the same.',
    notes: ['Called the reporter: it is as described.', 'The same place was reported last month.'],
  },
} as const;

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../../demo/${name}`, import.meta.url)), 'utf8');

/** The reports of the last months: the same ones at any moment, so many days before it. */
export function planReports(now: number): readonly PlannedReport[] {
  const random = seeded(20_260_301);
  const places = recordsOf<'zh' | 'en' | 'latitude' | 'longitude'>(read('places.csv'));
  const types = recordsOf<'类型编码' | '承诺时限' | '无需位置'>(read('files/zh/types.csv'));
  const promised = new Map(types.map((type) => [type.类型编码, Number.parseInt(type.承诺时限, 10)]));
  const placeless = new Set(types.filter(({ 无需位置 }) => 无需位置 === '是').map(({ 类型编码 }) => 类型编码));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return (['zh', 'en'] as const).flatMap((lang) => {
    const texts = recordsOf<'type' | 'text' | 'answers' | 'done' | 'photo' | 'after' | 'shows'>(read(`reports.${lang}.csv`));
    const again = shuffled(
      texts.filter(({ text }) => text.includes('{place}')),
      random,
    );
    const planned = [...shuffled(texts, random), ...again].slice(0, counts[lang]).map((given): PlannedReport => {
      const place = pick(places);
      const days = promised.get(given.type) ?? 5;
      // More of them lately, in the waking hours.
      const age = Math.floor(oldestDays * random() ** 1.8);
      const at = Math.min(morningOf(now, age) + random() * 14 * hour, now - 10 * 60_000 - random() * 5 * hour);
      const near = () => (random() - 0.5) * 0.004;
      return {
        lang,
        type: given.type,
        text: given.text.replaceAll('{place}', place[lang]),
        answers: answersIn(given.answers.replace('{n}', String(10 + Math.floor(random() * 90)))),
        ...((given.text.includes('{place}') || !placeless.has(given.type)) && {
          place: {
            address: place[lang],
            latitude: Number((Number(place.latitude) + near()).toFixed(5)),
            longitude: Number((Number(place.longitude) + near()).toFixed(5)),
          },
        }),
        ...(given.photo && { photo: given.photo }),
        ...(random() < 0.4 && { phone: `1380000${String(1000 + Math.floor(random() * 9000))}` }),
        at,
        due: at + days * day,
        steps: stepsOf(given, lang, { at, days, now }),
      };
    });
    return withRatings(planned, now);
  });

  function stepsOf(
    { done, after, shows }: { readonly done: string; readonly after: string; readonly shows: string },
    lang: DemoLang,
    report: { readonly at: number; readonly days: number; readonly now: number },
  ) {
    const { at, days } = report;
    const said = words[lang];
    const fate = random();
    const seen = at + (0.5 + random() * 8) * hour;
    const closed = at + days * day * (0.3 + random() * 0.6);
    const between = seen + (closed - seen) * (0.3 + random() * 0.4);
    const steps: PlannedStep[] = [{ at: seen, does: 'publish' }];
    if (fate < 0.04) return [{ at: seen, does: 'hide', text: said.hidden } as const].filter(isPast);
    steps.push({ at: seen + 1000, does: 'assign' });
    if (random() < 0.25) steps.push({ at: seen + 0.5 * hour, does: 'note', text: pick(said.notes) });
    if (fate < 0.1) return steps.filter(isPast);
    if (random() < 0.5) steps.push({ at: between, does: 'reply', stage: 'in-progress', text: pick(said.progress) });
    if (fate < 0.16) return steps.filter(isPast);
    if (fate < 0.19) steps.push({ at: between + 1000, does: 'reply', stage: 'referred', text: said.referred });
    else if (fate < 0.23) steps.push({ at: closed, does: 'reply', stage: 'not-responsible', text: said.notOurs });
    else steps.push({ at: closed, does: 'reply', stage: 'done', text: done, ...(after && { shown: { photo: after, words: shows } }) });
    return steps.filter(isPast);

    function isPast(step: PlannedStep): boolean {
      return step.at < report.now;
    }
  }
}

/** What residents choose, most of them content; the same ones at any moment. */
const judged: readonly Omit<PlannedRating, 'at'>[] = [
  { level: 5, indicators: ['quick', 'solved'] },
  { level: 4, indicators: ['solved'] },
  { level: 5, indicators: ['polite', 'informed'] },
  { level: 2, indicators: ['slow', 'uninformed'] },
  { level: 4, indicators: ['easy'] },
  { level: 3, indicators: ['could-be-quicker'] },
  { level: 5, indicators: ['quick'] },
  { level: 1, indicators: ['unsolved', 'unasked'] },
];

/** Two of three that are done are rated, a day later. */
function withRatings(reports: readonly PlannedReport[], now: number): readonly PlannedReport[] {
  let done = 0;
  return reports.map((report) => {
    const closing = report.steps.find((step) => step.does === 'reply' && step.stage === 'done');
    if (!closing || closing.at + day > now || done++ % 3 === 2) return report;
    const given = judged[done % judged.length];
    return given ? { ...report, rating: { ...given, at: closing.at + day } } : report;
  });
}

/** `fault=dark;hours[]=noon;hours[]=night` */
function answersIn(written: string): PlannedReport['answers'] {
  const answers: Record<string, string | number | boolean | readonly string[]> = {};
  const lists = new Map<string, string[]>();
  for (const pair of written.split(';').filter(Boolean)) {
    const [id = '', text = ''] = pair.split('=');
    if (id.endsWith('[]')) lists.set(id.slice(0, -2), [...(lists.get(id.slice(0, -2)) ?? []), text]);
    else answers[id] = /^(true|false)$/.test(text) ? text === 'true' : /^\d+$/.test(text) ? Number(text) : text;
  }
  return { ...answers, ...Object.fromEntries(lists) };
}

/** Half past six in the county, so many days ago. */
function morningOf(now: number, days: number): number {
  const zone = 8 * hour;
  return Math.floor((now + zone) / day) * day - zone - days * day + 6.5 * hour;
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}
