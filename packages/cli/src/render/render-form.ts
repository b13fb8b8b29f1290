import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FormDefinition } from '@civickit/core/forms';
import { loadFormWords, toHtml, toJsonSchema, toPrint, toTypeScript, type FormWords } from '@civickit/core/forms/derived';
import type { CommandSetting } from '../command-setting.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { writeWhole } from '../pull/write-whole.js';
import { putIntoPage } from './put-into-page.js';
import { readDefinition } from './read-definition.js';
import type { RenderOptions } from './render-options.js';

interface Output {
  readonly file: string;
  readonly text: string;
  /** As it was; absent where the file is new. */
  readonly before: string | undefined;
}

type Setting = Pick<CommandSetting, 'terminal' | 'texts' | 'language'>;

/** `civickit render form`: writes all that was asked for, or, where one page has no place for it, nothing at all. */
export async function renderForm(options: RenderOptions, setting: Setting): Promise<ExitCode> {
  const { terminal, texts, language } = setting;
  const definition = await readDefinition(options.definition, texts);
  if (Array.isArray(definition)) {
    for (const line of definition as readonly string[]) terminal.warn(line);
    return exitCodes.usage;
  }
  const form = definition as FormDefinition;
  const pages = await Promise.all(options.pages.map((page) => renderPage(page, form, options, setting)));
  const problems = pages.filter((page) => typeof page === 'string');
  for (const problem of problems) terminal.warn(problem);
  if (problems.length > 0) return exitCodes.problems;
  const outputs = [...pages.filter((page) => typeof page !== 'string'), ...(await renderFiles(form, options, language))];
  try {
    for (const output of outputs) terminal.say(`${output.file}: ${texts.render[(await write(output)) ? 'written' : 'unchanged']}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return (terminal.warn((error as Error).message), exitCodes.unwritable);
  }
  return exitCodes.ok;
}

async function renderPage(
  file: string,
  form: FormDefinition,
  options: RenderOptions,
  { texts, language }: Setting,
): Promise<Output | string> {
  const before = await readPage(file);
  if (before instanceof Error) {
    const missing = (before as NodeJS.ErrnoException).code === 'ENOENT';
    return `${file}: ${missing ? texts.render.missing : before instanceof TypeError ? texts.notUtf8 : texts.unreadable(before.message)}`;
  }
  // The language is known only where the place is, and words come by languages.
  const words = new Map<string, FormWords>();
  const { action, level, blocks } = options;
  let wanted = '';
  const put = (): ReturnType<typeof putIntoPage> =>
    putIntoPage(before, {
      name: form.id,
      at: options.at,
      element: 'civic-form',
      file: path.basename(options.definition),
      replace: options.replace,
      content: ({ lang }) => {
        wanted = options.in ?? lang ?? form.languages?.[0] ?? language;
        const found = words.get(wanted);
        const level4 = level as 1 | 2 | 3 | 4;
        return found ? toHtml(form, { words: found, lang: wanted, level: level4, blocks, ...(action !== undefined && { action }) }) : '';
      },
    });
  put();
  if (wanted !== '') words.set(wanted, await loadFormWords(wanted));
  const result = put();
  return 'problem' in result ? `${file}: ${texts.render.problems[result.problem]}` : { file, text: result.page, before };
}

async function renderFiles(form: FormDefinition, options: RenderOptions, language: string): Promise<readonly Output[]> {
  const lang = options.in ?? form.languages?.[0] ?? language;
  const { print, schema, types, address, large, blocks } = options;
  const made: readonly (readonly [file: string | undefined, make: () => string | Promise<string>])[] = [
    [
      print,
      async () => toPrint(form, { words: await loadFormWords(lang), lang, large, blocks, ...(address !== undefined && { address }) }),
    ],
    [schema, () => `${JSON.stringify(toJsonSchema(form), undefined, 2)}\n`],
    [types, () => toTypeScript(form)],
  ];
  const wanted = made.flatMap(([file, make]) => (file === undefined ? [] : [{ file, make }]));
  return Promise.all(
    wanted.map(async ({ file, make }) => {
      const before = await readPage(file);
      return { file, text: await make(), before: before instanceof Error ? undefined : before };
    }),
  );
}

/** A TypeError where it is no UTF-8. A byte order mark stays. */
async function readPage(file: string): Promise<string | Error> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (error) {
    return error as Error;
  }
}

/** False where the file is already so. */
async function write({ file, text, before }: Output): Promise<boolean> {
  if (text === before) return false;
  const mode = before === undefined ? undefined : (await stat(file)).mode & 0o777;
  await writeWhole(file, text, mode);
  return true;
}
