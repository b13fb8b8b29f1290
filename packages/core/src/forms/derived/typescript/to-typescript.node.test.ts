import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { exampleAnswers } from '../example-answers.node.js';
import { exampleForm } from '../example-form.node.js';
import { hostileForm } from '../hostile-form.node.js';
import { toTypeScript } from './to-typescript.js';

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  // Without the typings of pages, and its own are not checked anew each time.
  lib: ['lib.es2022.d.ts'],
  skipDefaultLibCheck: true,
};
const host = ts.createCompilerHost(options);
const parse = host.getSourceFile.bind(host);
const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says about a module, in its strictest mode, without any library but its own. */
function complaints(source: string): readonly string[] {
  const name = '/answers.ts';
  const own = ts.createSourceFile(name, source, ts.ScriptTarget.ES2022, true);
  host.getSourceFile = (file, ...more) => {
    if (file === name) return own;
    if (!parsed.has(file)) parsed.set(file, parse(file, ...more));
    return parsed.get(file);
  };
  host.fileExists = (file) => file === name || ts.sys.fileExists(file);
  const program = ts.createProgram([name], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const types = toTypeScript(exampleForm);
const assigned = (answers: unknown): string => `${types}\nexport const answers: LivingAllowanceAnswers = ${JSON.stringify(answers)};`;

test('answers to every type of question are of the type', () => {
  expect(complaints(assigned(exampleAnswers))).toEqual([]);
});

test.each<[string, object, string]>([
  ['a value that is no option', { home: 'boat' }, '"boat"'],
  ['a number as a text', { rent: '3' }, "'string'"],
  ['a question that nobody asked', { more: 1 }, 'more'],
  ['an instance without its id', { members: [{ name: 'x' }] }, '$id'],
])('%s is not', (_, more, said) => {
  expect(complaints(assigned({ ...exampleAnswers, ...more })).join()).toContain(said);
});

test('what must always be answered must be there, what hangs on other answers need not', () => {
  const { name, rent, ...others } = exampleAnswers;
  expect(complaints(assigned({ name, ...others }))).toEqual([]);
  expect(complaints(assigned({ rent, ...others })).join()).toContain('name');
});

describe('a definition that wants to break out', () => {
  const source = toTypeScript(hostileForm);
  test('gives one interface and nothing else', () => {
    const file = ts.createSourceFile('/x.ts', source, ts.ScriptTarget.ES2022, true);
    expect(file.statements.map(({ kind }) => ts.SyntaxKind[kind])).toEqual(['InterfaceDeclaration']);
    expect(complaints(source)).toEqual([]);
  });
  test('and its ids and values stay what they are', () => {
    const file = ts.createSourceFile('/x.ts', source, ts.ScriptTarget.ES2022, true);
    const [declared] = file.statements;
    const names = (declared as ts.InterfaceDeclaration).members.map((member) => (member.name as ts.StringLiteral).text);
    expect(names).toContain(hostileForm.pages[0]!.questions[1]!.id);
    expect(names).toContain('__proto__');
  });
});
