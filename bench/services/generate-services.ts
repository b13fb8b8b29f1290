import type { PublicService } from '@civickit/core';
import { createRandom, draw } from './random.ts';
import { subjects, type Subject } from './subjects.ts';
import { actions, events, groups, papers, units } from './words.ts';

type Words = readonly [zh: string, spokenZh: string, en: string, spokenEn: string];

/** `count` services of a large county, in Chinese and English, the same ones for the same seed; every name is there once. */
export function generateServices(count: number, seed: number): PublicService[] {
  const random = createRandom(seed);
  const taken = new Set<number>();
  const all = subjects.length * actions.length * groups.length;
  if (count > all) throw new Error(`no more than ${all} services can be told apart`);
  return Array.from({ length: count }, (_, at) => {
    let number = Math.floor(random() * all);
    while (taken.has(number)) number = (number + 1) % all;
    taken.add(number);
    const subject = pickAt(subjects, number);
    const action = pickAt(actions, Math.floor(number / subjects.length));
    const group = pickAt(groups, Math.floor(number / subjects.length / actions.length));
    const make = random() < 0.3 ? inEnglish : inChinese;
    return { ref: { source: 'generated', id: `service-${at}` }, ...make(subject, action, group, random) };
  });
}

type Texts = Omit<PublicService, 'ref'>;

function inChinese([zh, spoken, , , unit, event]: Subject, action: Words, group: Words, random: () => number): Texts {
  const [unitName] = pickAt(units, unit);
  const [eventName] = pickAt(events, event);
  return {
    name: `${group[0]}${zh}${action[0]}`,
    alternateNames: [`${group[1]}${spoken}${action[1]}`],
    keywords: [spoken, `${spoken}${action[1]}`],
    summary: `${group[0]}持有效材料到${unitName}窗口或网上提出${zh}${action[0]}，符合条件的当场受理，在承诺时限内办结。`,
    organization: { id: `unit-${unit}`, name: unitName },
    terms: [{ id: `event-${event}`, name: eventName, taxonomy: 'events' }],
    documents: draw(random, papers, 2 + Math.floor(random() * 5)).map(([name]) => ({ name })),
    lang: 'zh-Hans',
  };
}

function inEnglish([, , en, spoken, unit, event]: Subject, action: Words, group: Words, random: () => number): Texts {
  const [, unitName] = pickAt(units, unit);
  const [, eventName] = pickAt(events, event);
  return {
    name: `${action[2]} ${en} for ${group[2]}`,
    alternateNames: [`${action[3]} ${spoken} ${group[3]}`],
    keywords: [spoken, `${action[3]} ${spoken}`],
    summary: `Apply at the counter of the ${unitName.toLowerCase()} or online. Open to ${group[2]} who live in the county; decided within the promised time.`,
    organization: { id: `unit-${unit}`, name: unitName },
    terms: [{ id: `event-${event}`, name: eventName, taxonomy: 'events' }],
    documents: draw(random, papers, 2 + Math.floor(random() * 5)).map(([, name]) => ({ name })),
    lang: 'en',
  };
}

function pickAt<T>(from: readonly T[], at: number): T {
  return from[at % from.length] as T;
}
