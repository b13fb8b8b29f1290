import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import type { Counts, Failure } from './test/counts.ts';
import { packages, root } from './workspace.ts';

// node scripts/types-and-lint.ts: all that is read as types, in one process. Files are parsed once for all programs, and the lint
// asks the program that was just checked.
const report = 'reports/types-and-lint.json';
const parsed = new Map<string, ts.SourceFile | undefined>();
const host = ts.createCompilerHost({}, true);
const parse = host.getSourceFile.bind(host);
host.jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors;
// The options that parsing and binding depend on are those of tsconfig.base.json everywhere.
host.getSourceFile = (file, ...how) => {
  if (!parsed.has(file)) parsed.set(file, parse(file, ...how));
  return parsed.get(file);
};

const failures: Failure[] = [];
let passed = 0;

function tell(test: string, message: string): void {
  if (message === '') passed += 1;
  else failures.push({ test, message });
  console.log(message === '' ? `ok   ${test}` : `FAIL ${test}\n${message}`);
}

interface Project {
  readonly program: ts.Program;
  readonly errors: readonly ts.Diagnostic[];
}

function open(folder: string): Project {
  const config = ts.getParsedCommandLineOfConfigFile(join(root, folder, 'tsconfig.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (error) => {
      throw new Error(text([error]));
    },
  });
  if (!config) throw new Error(`${folder} has no tsconfig.json`);
  const program = ts.createProgram({ rootNames: config.fileNames, options: config.options, host });
  return { program, errors: [...config.errors, ...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()] };
}

/** What tsc says of these files: of their declarations only where nothing else is wrong. */
function errorsOf({ program, errors }: Project, files: readonly ts.SourceFile[]): readonly ts.Diagnostic[] {
  const found = [
    ...errors,
    ...files.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ];
  return found.length > 0 ? found : files.flatMap((file) => program.getDeclarationDiagnostics(file));
}

function text(errors: readonly ts.Diagnostic[]): string {
  return ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(errors), host);
}

/** Each file of type tests is one check, all other code together another. */
function checkAll(project: Project): void {
  const errors = errorsOf(project, project.program.getSourceFiles());
  const typeTests = globSync('packages/*/src/**/*.test-d.ts', { cwd: root }).map((file) => join(root, file));
  const others = errors.filter(({ file }) => !file || !typeTests.includes(file.fileName));
  for (const name of typeTests) tell(`types of ${basename(name)}`, text(errors.filter(({ file }) => file?.fileName === name)));
  tell('types', text(others));
}

/**
 * Each package once more by itself, without the types of Node that tests bring along. What it stands on was checked before it, where less is
 * known and so more is wrong.
 */
function checkPackages(): void {
  const checked = new Set<ts.SourceFile>();
  for (const { folder } of packages()) {
    const project = open(folder);
    const files = project.program.getSourceFiles().filter((file) => !checked.has(file));
    tell(`types of ${folder}`, text(errorsOf(project, files)));
    for (const file of files) checked.add(file);
  }
}

async function lint(program: ts.Program): Promise<void> {
  const eslint = new ESLint({
    cwd: root,
    warnIgnored: false,
    overrideConfig: { files: ['**/*.ts'], languageOptions: { parserOptions: { programs: [program] } } },
  });
  const results = await eslint.lintFiles('.');
  const stylish = await eslint.loadFormatter('stylish');
  const wrong = results.filter(({ errorCount, warningCount }) => errorCount + warningCount > 0);
  tell('lint', wrong.length > 0 ? await stylish.format(wrong) : '');
}

const whole = open('.');
checkAll(whole);
checkPackages();
await lint(whole.program);
mkdirSync(join(root, 'reports'), { recursive: true });
writeFileSync(join(root, report), JSON.stringify({ passed, failed: failures.length, skipped: 0, failures } satisfies Counts));
process.exitCode = failures.length > 0 ? 1 : 0;
