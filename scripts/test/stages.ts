import { join } from 'node:path';
import { allEngines, type Engine } from '@civickit/page-driver/engines';
import { root } from '../workspace.ts';
import { countsReport, oneCheck, vitestReport, type ReadCounts } from './counts.ts';

export interface Stage {
  readonly name: string;
  readonly command: readonly string[];
  /** The runner's report, removed before the run. */
  readonly report?: string;
  readonly counts: ReadCounts;
  /** Built files are needed: after a failed build it fails unrun. */
  readonly needsBuild?: boolean;
  readonly engine?: Engine;
  /** Only computes, and watches no clock: it may wait for the processors. */
  readonly patient?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
  /** Runs only in `npm run test:long`. */
  readonly long?: boolean;
  /** A path without which there is nothing to check yet: the stage is listed as not run. */
  readonly subject?: string;
}

type Options = Partial<Omit<Stage, 'name' | 'command'>>;

function patientCheck(name: string, command: string, options: Options = {}): Stage {
  return check(name, command, { patient: true, ...options });
}

function check(name: string, command: string, options: Options = {}): Stage {
  return { name, command: command.split(' '), counts: oneCheck, ...options };
}

function vitest(name: string, args: string, options: Options = {}): Stage {
  const report = `reports/${name.replaceAll(' ', '-')}.json`;
  const command = `vitest run ${args} --reporter=default --reporter=json --outputFile=${join(root, report)}`;
  return check(name, command, { report, counts: vitestReport(report), ...options });
}

function elements(engine: Engine): Stage {
  const report = `reports/elements-${engine}.json`;
  return check(`elements ${engine}`, 'wtr', { report, counts: countsReport(report), engine, env: { ENGINE: engine } });
}

function pages(engine: Engine): Stage {
  return vitest(`pages ${engine}`, '--project page', { needsBuild: true, engine, env: { ENGINE: engine } });
}

export const buildStage = 'build';
const typesAndLint = 'reports/types-and-lint.json';

/**
 * In the order in which they start, two at a time, and a patient one besides: first what tells most, then long before short, so that no long
 * one is left to run alone at the end.
 */
export function allStages(): readonly Stage[] {
  return [
    check(buildStage, 'node scripts/build.ts'),
    patientCheck('types and lint', 'node --max-old-space-size=6144 scripts/types-and-lint.ts', {
      report: typesAndLint,
      counts: countsReport(typesAndLint),
    }),
    vitest('node', '--project node --project alone'),
    ...allEngines.toReversed().map(pages),
    vitest('stories', '', { engine: 'chromium', folder: 'stories', needsBuild: true, subject: 'stories/vitest.config.ts' }),
    ...allEngines.toReversed().map(elements),
    vitest('pictures', '--project pictures', { engine: 'chromium', needsBuild: true }),
    vitest('wordpress', '--project long scripts/wordpress', {
      engine: 'chromium',
      needsBuild: true,
      long: true,
      env: { ENGINE: 'chromium' },
    }),
    vitest('server long', '--project long packages/server', { long: true }),
    vitest('outbox and drafts', '--project long packages/embed', { engine: 'chromium', long: true }),
    vitest('chaos', '--project long scripts/chaos', { engine: 'chromium', needsBuild: true, long: true, env: { ENGINE: 'chromium' } }),
    patientCheck('consumers', 'node scripts/consumers.ts', { needsBuild: true }),
    patientCheck('format', 'prettier --check . --log-level warn'),
    patientCheck('api report', 'node scripts/api-report.ts', { needsBuild: true }),
    patientCheck('privacy sheet', 'node scripts/privacy-sheet.ts', { needsBuild: true }),
    patientCheck('reference', 'node scripts/reference.ts'),
    patientCheck('attw', 'node scripts/package-checks.ts attw', { needsBuild: true }),
    patientCheck('typings 5.9', 'node scripts/typings.ts 5.9', { needsBuild: true }),
    patientCheck('typings 5.8', 'node scripts/typings.ts 5.8', { needsBuild: true }),
    patientCheck('knip', 'knip --no-progress --no-config-hints'),
    patientCheck('size', 'size-limit', { needsBuild: true }),
    patientCheck('publint', 'node scripts/package-checks.ts publint', { needsBuild: true }),
    patientCheck('structure', 'node scripts/structure.ts'),
    patientCheck('links', 'node scripts/docs-links.ts'),
    patientCheck('error pages', 'node scripts/error-pages.ts', { subject: 'docs/errors' }),
  ];
}
