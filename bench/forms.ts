/**
 * A form of 500 questions with live rules, beside plain DOM, @formio/js and survey-js-ui:
 * `node bench/forms.ts [--runs 5] [--keys 200] [--cpu 1,4,6] [--questions 500] [--peers plain,civickit]`.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { browserArgs, executableOf } from '@civickit/page-driver/engines';
import puppeteer, { type Page } from 'puppeteer-core';
import type { BenchQuestion, FilledIn, FormBench } from './forms/bench-form.ts';
import { makeQuestions } from './forms/make-questions.ts';
import { releaseBytes } from './forms/release-bytes.ts';
import { serveForms } from './forms/serve-forms.ts';
import { traceBetween } from './forms/trace.ts';
import { judge, median, rank } from './statistics.ts';
import { type KeyCost, traceKeys } from './trace-keys.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    keys: { type: 'string', default: '200' },
    cpu: { type: 'string', default: '1,4,6' },
    questions: { type: 'string', default: '500' },
    peers: { type: 'string', default: 'plain,civickit,formio,survey' },
    only: { type: 'string' },
  },
});
const runs = Number(values.runs);
const peers = values.peers.split(',');
const questions = makeQuestions(Number(values.questions));
const numbers = questions.filter(({ type }) => type === 'number').map(({ id }) => id);
/** Every key of a number is worked out in two questions, and the third one asks another. */
const digits = '1234';
const mustAnswer = questions.filter(({ required, shownBy }) => required && !shownBy).length;

const site = await serveForms(peers);
const browser = await puppeteer.launch({ executablePath: executableOf('chromium') ?? '', args: [...browserArgs] });

type Global = { readonly bench: FormBench };

/** A page of its own, on a device that has never seen the form. */
async function openPage(peer: string, cpu: number): Promise<{ page: Page; close: () => Promise<void> }> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 390, height: 844 });
  page.on('pageerror', (error) => console.error(peer, error));
  await page.goto(`${site.origin}/${peer}/`);
  await page.waitForFunction(() => 'bench' in globalThis);
  await page.emulateCPUThrottling(cpu);
  return { page, close: () => context.close() };
}

/** Marks `start`, `first` once the first control has been painted, and `complete` once all have. */
async function mount(page: Page): Promise<void> {
  const controls = questions.reduce(
    (sum, { type, options = [], shownBy, of }) => sum + (shownBy || of ? 0 : type === 'radio' ? options.length : 1),
    0,
  );
  await page.evaluate(
    async (all: readonly BenchQuestion[], wanted: number) => {
      const { bench } = globalThis as unknown as Global;
      const painted = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
      const place = document.querySelector('main');
      if (!place) throw new Error('no place for the form');
      await painted();
      performance.mark('start');
      bench.mount(place, all);
      let isFirst = true;
      for (;;) {
        await painted();
        const found = bench.root().querySelectorAll('input, select, textarea').length;
        if (isFirst && found > 0) {
          performance.mark('first');
          isFirst = false;
        }
        if (found >= wanted) break;
      }
      performance.mark('complete');
    },
    questions,
    controls,
  );
}

async function measureRender(peer: string, cpu: number): Promise<Render> {
  const { page, close } = await openPage(peer, cpu);
  const busy = await traceBetween(page, () => mount(page), ['first', 'complete']);
  const clock = await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
    return { first: at('first') - at('start'), complete: at('complete') - at('start') };
  });
  await settle(page, cpu);
  const check = await traceBetween(page, () => validate(page), ['shown']);
  const checkClock = await page.evaluate(
    () => (performance.getEntriesByName('shown')[0]?.startTime ?? 0) - (performance.getEntriesByName('start')[0]?.startTime ?? 0),
  );
  await close();
  return {
    first: busy['first'] ?? Number.NaN,
    complete: busy['complete'] ?? Number.NaN,
    validate: check['shown'] ?? Number.NaN,
    firstClock: clock.first,
    completeClock: clock.complete,
    validateClock: checkClock,
  };
}

interface Render {
  readonly first: number;
  readonly complete: number;
  readonly validate: number;
  readonly firstClock: number;
  readonly completeClock: number;
  readonly validateClock: number;
}

/** Marks `start` and `shown`; the form is empty, so it is known how many have to be wrong. */
async function validate(page: Page): Promise<void> {
  await page.evaluate(async (wanted: number) => {
    const { bench } = globalThis as unknown as Global;
    const painted = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
    performance.clearMarks();
    await painted();
    performance.mark('start');
    bench.validate();
    for (let frame = 0; bench.wrong() !== wanted; frame++) {
      if (frame > 600) throw new Error(`${bench.wrong()} of ${wanted} questions are shown to be wrong`);
      await painted();
    }
    await painted();
    performance.mark('shown');
  }, mustAnswer);
}

/** What a form still loads or draws once it stands is not what is measured next. */
const settle = (page: Page, cpu: number) => page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), 500 * cpu);

const focusOn = (page: Page, id: string) =>
  page.evaluate((name) => {
    const field = (globalThis as unknown as Global).bench.field(name);
    field.scrollIntoView({ block: 'center' });
    field.focus();
  }, id);

const filledIn = (page: Page): Promise<FilledIn> => page.evaluate(() => (globalThis as unknown as Global).bench.filledIn());

async function measureKeys(peer: string, cpu: number, keys: number): Promise<KeyCost[]> {
  const { page, close } = await openPage(peer, cpu);
  await mount(page);
  await settle(page, cpu);
  const typed = numbers.slice(0, Math.ceil(keys / digits.length));
  let at = -1;
  const costs = await traceKeys(
    page,
    typed.map(() => digits),
    {
      pauseMs: 60 + 40 * cpu,
      empty: async () => {
        await focusOn(page, typed[(at += 1)] ?? '');
        await settle(page, cpu / 5);
      },
    },
  );
  // Some work things out a while after the last key.
  await settle(page, cpu);
  expectEqual(peer, await filledIn(page), expected(Object.fromEntries(typed.map((id) => [id, digits]))));
  await close();
  return costs;
}

/** What every form must know once these numbers have been typed. */
function expected(typed: Readonly<Record<string, string>>): FilledIn {
  const answers: Record<string, string> = { ...typed };
  for (const { id, type, of = [] } of questions) {
    const known = of.map((name) => typed[name]).filter((value) => value !== undefined);
    if (type === 'product' && known.length > 0) answers[id] = String(Number(known[0]) * 3);
    if (type === 'total') answers[id] = String(known.reduce((sum, value) => sum + Number(value), 0));
  }
  return { answers, asked: questions.filter(({ shownBy }) => shownBy && Number(typed[shownBy]) > 100).map(({ id }) => id) };
}

function expectEqual(peer: string, found: FilledIn, wanted: FilledIn): void {
  const sorted = ({ answers, asked }: FilledIn) => JSON.stringify([Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)), asked]);
  if (sorted(found) !== sorted(wanted)) throw new Error(`${peer} knows ${sorted(found)}, not ${sorted(wanted)}`);
}

/** Nobody measures a form that does nothing. */
async function tryOut(peer: string): Promise<void> {
  const { page, close } = await openPage(peer, 1);
  await mount(page);
  await settle(page, 1);
  const typed = { [numbers[0] ?? '']: '1234', [numbers[1] ?? '']: '99', [numbers.at(-1) ?? '']: '101', q5: 'River Street' };
  for (const [id, text] of Object.entries(typed)) {
    await focusOn(page, id);
    for (const letter of text) await page.keyboard.sendCharacter(letter);
    await page.keyboard.press('Tab');
    await settle(page, 1);
  }
  expectEqual(peer, await filledIn(page), expected(typed));
  await close();
}

for (const peer of peers) await tryOut(peer);
console.log(
  `${peers.join(', ')}: the same answers, the same questions asked, ${mustAnswer} of ${questions.length} missed by the empty form`,
);

if (!values.only || values.only === 'render') {
  const found: Record<string, Render[]> = {};
  for (let run = 0; run <= runs; run++) {
    for (const peer of run % 2 ? peers : [...peers].reverse()) {
      const measured = await measureRender(peer, 1);
      // The first round warms the browser.
      if (run > 0) (found[peer] ??= []).push(measured);
    }
  }
  const of = (peer: string, name: keyof Render): readonly number[] => (found[peer] ?? []).map((one) => one[name]);
  const shown = (ms: number): string => (ms < 10 ? ms.toFixed(1) : ms.toFixed(0));
  for (const peer of peers) {
    const row = (['first', 'complete', 'validate'] as const).map(
      (name) => `${name} ${shown(median(of(peer, name)))} (by the clock ${shown(median(of(peer, `${name}Clock`)))})`,
    );
    console.log(`${peer}: ${row.join(', ')} ms; load ${(loadavg()[0] ?? 0).toFixed(1)}`);
  }
  const ratio = (name: keyof Render, to: keyof Render = name) => median(of('civickit', name)) / median(of('plain', to));
  judge([
    { name: 'first screen, to the whole of plain DOM', ratio: ratio('first', 'complete'), limit: 0.5 },
    { name: 'complete', ratio: ratio('complete'), limit: 1.3, aim: 0.8 },
    { name: 'validate and show', ratio: ratio('validate'), limit: 1.3 },
  ]);
}

if (!values.only || values.only === 'keys') {
  for (const cpu of values.cpu.split(',').map(Number)) {
    const found: Record<string, { readonly p50: number; readonly p95: number }> = {};
    for (const peer of peers) {
      // No limit hangs on the others, who take up to a second a key.
      const few = peer !== 'plain' && peer !== 'civickit';
      if (few && cpu > 1) continue;
      const costs = await measureKeys(peer, cpu, few ? 24 : Number(values.keys));
      const busy = costs.map((cost) => cost.busy);
      found[peer] = { p50: median(busy), p95: rank(busy, 0.95) };
      console.log(
        `${cpu}x CPU, ${peer}: ${costs.length} keys, ${median(busy).toFixed(1)} ms (p95 ${rank(busy, 0.95).toFixed(1)}), of it script ${median(costs.map((cost) => cost.script)).toFixed(1)}`,
      );
    }
    const ratio = (name: 'p50' | 'p95') => (found['civickit']?.[name] ?? Number.NaN) / (found['plain']?.[name] ?? Number.NaN);
    judge([
      { name: `keystroke with live rules, ${cpu}x CPU`, ratio: ratio('p50'), limit: 1.2 },
      { name: `keystroke with live rules, p95, ${cpu}x CPU`, ratio: ratio('p95'), limit: 1.2 },
    ]);
  }
}

/** The others are one file, which is all here before the first question. */
const kilobytes = Object.fromEntries(peers.map((peer) => [peer, site.bytes(peer) / 1000]));
const release = await releaseBytes(browser, questions);
console.log(
  `gzipped, until the first question can be answered: civickit ${(release.asked / 1000).toFixed(1)} kB; until answers have been judged, with all that came by itself: civickit ${(release.judged / 1000).toFixed(1)} kB; until either: ${[
    'formio',
    'survey',
  ]
    .filter((peer) => kilobytes[peer])
    .map((peer) => `${peer} ${kilobytes[peer]?.toFixed(1)} kB`)
    .join(', ')}`,
);
judge(
  (
    [
      ['formio', 8],
      ['survey', 6],
    ] as const
  )
    .filter(([peer]) => kilobytes[peer])
    .map(([peer, fewer]) => ({
      name: `bytes until the first question, to ${peer}`,
      ratio: release.asked / 1000 / (kilobytes[peer] ?? 1),
      limit: 1 / fewer,
    })),
);
await browser.close();
site.close();
