import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allEngines, executableOf } from '@civickit/page-driver/engines';
import type { Counts } from './test/counts.ts';
import { failedTests } from './test/failed-tests.ts';
import { endAll, run } from './test/processes.ts';
import { allStages, buildStage, type Stage } from './test/stages.ts';
import { root } from './workspace.ts';

const { values: options } = parseArgs({
  options: {
    /** Engines to test in, parted by commas. */
    only: { type: 'string' },
    /** Also the long runs. */
    long: { type: 'boolean', default: false },
    /** For developers: stages by name or first word, parted by commas. */
    stage: { type: 'string' },
  },
});
const engines: readonly string[] = options.only?.split(',') ?? allEngines;
for (const name of engines) {
  if (!(allEngines as readonly string[]).includes(name)) throw new Error(`--only names no engine of ${allEngines.join(', ')}: ${name}`);
}
const minutesAllowed = options.long ? 180 : 25;
const started = performance.now();
const results = new Map<Stage, { counts: Counts; seconds: number; note?: string }>();
const notRun: string[] = [];
const leftOut: string[] = [];
const stages: Stage[] = [];
for (const stage of allStages()) {
  const named = options.stage?.split(',').some((name) => name === stage.name || name === stage.name.split(' ')[0]) ?? true;
  if (!named) leftOut.push(stage.name);
  else if (stage.long && !options.long) notRun.push(`${stage.name}: only in npm run test:long`);
  else if (stage.engine && !engines.includes(stage.engine)) notRun.push(`${stage.name}: left out by --only`);
  else if (stage.subject && !existsSync(join(root, stage.subject))) notRun.push(`${stage.name}: there is no ${stage.subject}`);
  else stages.push(stage);
}

if (leftOut.length > 0) notRun.push(`${leftOut.join(', ')}: left out by --stage`);

mkdirSync(join(root, 'reports', 'logs'), { recursive: true });
let timedOut = false;
const limit = setTimeout(() => {
  timedOut = true;
  console.log(`\nended after ${minutesAllowed} minutes`);
  void endAll();
}, minutesAllowed * 60_000);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void endAll().then(() => process.exit(130)));

await runAll();
clearTimeout(limit);
report();

/**
 * Starts stages in their order, two at a time: each waits for its browser about as long as it keeps a core busy. A patient one beside them
 * computes meanwhile.
 */
async function runAll(): Promise<void> {
  const waiting = [...stages];
  const running = new Map<Stage, Promise<void>>();
  while (waiting.length > 0 || running.size > 0) {
    const building = [...running.keys(), ...waiting].some(({ name }) => name === buildStage);
    const patient = [...running.keys()].filter((stage) => stage.patient).length;
    const room = (stage: Stage): boolean => (stage.patient ? running.size < 2 || patient === 0 : running.size - patient < 2);
    const at = running.size < 3 ? waiting.findIndex((stage) => !(stage.needsBuild && building) && room(stage)) : -1;
    const stage = at < 0 ? undefined : waiting.splice(at, 1)[0];
    if (stage)
      running.set(
        stage,
        runStage(stage).then(() => void running.delete(stage)),
      );
    else await Promise.race(running.values());
  }
}

async function runStage(stage: Stage): Promise<void> {
  const build = [...results].find(([{ name }]) => name === buildStage)?.[1];
  if (timedOut) return finish(stage, failure(), 0, 'not started: out of time');
  if (stage.needsBuild && build && build.counts.failed > 0) return finish(stage, failure(), 0, 'not started: the build failed');
  if (stage.engine && !executableOf(stage.engine))
    return finish(stage, failure(), 0, `${stage.engine} is not installed; way out: npm test -- --only=chromium`);
  if (stage.report) rmSync(join(root, stage.report), { force: true });
  const since = performance.now();
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...(options.long && { CIVICKIT_LONG: '1' }), ...stage.env };
  const { exit, output } = await run(stage.command, join(root, stage.folder ?? '.'), env, stage.patient);
  writeFileSync(logOf(stage), output);
  const counts = stage.counts(exit, output) ?? failure();
  if (counts.failed === 0 && (exit !== 0 || counts.passed === 0)) counts.failed = 1;
  finish(stage, counts, (performance.now() - since) / 1000, counts.passed + counts.failed === 1 && exit !== 0 ? `exit ${exit}` : undefined);
  if (counts.failed > 0) console.log(tail(output, 120));
}

function finish(stage: Stage, counts: Counts, seconds: number, note?: string): void {
  results.set(stage, { counts, seconds, ...(note !== undefined && { note }) });
  console.log(line(stage));
}

function failure(): Counts {
  return { passed: 0, failed: 1, skipped: 0 };
}

function line(stage: Stage): string {
  const result = results.get(stage);
  if (!result) return '';
  const { counts, seconds, note } = result;
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} not run` : '';
  return `${counts.failed > 0 ? 'FAIL' : 'ok  '} ${stage.name.padEnd(20)} ${seconds.toFixed(1).padStart(6)} s   ${counts.passed} passed, ${counts.failed} failed${skipped}${note ? ` (${note})` : ''}`;
}

function logOf(stage: Stage): string {
  return join(root, 'reports', 'logs', `${stage.name.replaceAll(' ', '-')}.log`);
}

function tail(text: string, lines: number): string {
  const all = text.trimEnd().split('\n');
  return all.length > lines ? `… (${all.length - lines} lines more in reports/logs)\n${all.slice(-lines).join('\n')}` : all.join('\n');
}

/** The tests of an engine that is missing all failed: as many as the same suite has in an engine that ran. */
function countMissingEngines(): void {
  for (const [stage, { counts }] of results) {
    if (!stage.engine || executableOf(stage.engine)) continue;
    const suite = stage.name.split(' ')[0];
    const others = [...results].filter(([other]) => other.engine && executableOf(other.engine) && other.name.split(' ')[0] === suite);
    counts.failed = Math.max(1, ...others.map(([, { counts: all }]) => all.passed + all.failed + all.skipped));
  }
}

function report(): void {
  countMissingEngines();
  console.log(
    `\nStages (${((performance.now() - started) / 1000).toFixed(0)} s in all, two at a time, and the patient ones in what they leave):`,
  );
  for (const stage of stages) console.log(line(stage));
  const skipped = [...results]
    .filter(([, { counts }]) => counts.skipped > 0)
    .map(([{ name }, { counts }]) => `${name}: ${counts.skipped} tests skipped by themselves`);
  if (notRun.length + skipped.length > 0)
    console.log(`\nNot run, and not counted:\n${[...notRun, ...skipped].map((text) => `- ${text}`).join('\n')}`);
  const broken = failedTests([...results].map(([{ name }, { counts }]) => [name, counts] as const));
  if (broken.length > 0) console.log(`\nFailed tests:\n${broken.join('\n')}`);
  let passed = 0;
  let failed = timedOut ? 1 : 0;
  for (const { counts } of results.values()) {
    passed += counts.passed;
    failed += counts.failed;
  }
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`\n${passed} passed, ${failed} failed`);
}
