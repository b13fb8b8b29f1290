import path from 'node:path';
import { isCivicError } from '@civickit/core';
import type { CommandSetting } from '../../command-setting.js';
import { unnamedSite } from '../../config/configured-sources.js';
import { placeAt } from '../../config/json-places.js';
import { readConfiguration } from '../../config/read-configuration.js';
import { type ExitCode, exitCodes } from '../../exit-codes.js';
import { endLinesAs } from '../read-page.js';
import { findPlaces, listTags, type ListPlace, marksOf } from './find-places.js';
import type { ListOptions } from './list-options.js';
import { editPage, type PageEdit, type PageFile, readPageFile, writePage } from './page-file.js';
import { SiteSources } from './site-sources.js';
import { type ListSetting, writeList } from './write-list.js';

interface FoundPage extends PageFile {
  readonly places: readonly ListPlace[];
}

/**
 * `civickit render notices` and `services`. Where one page has no place for it, nothing is written at all; an element whose sources
 * all fail stays as it is.
 */
export async function renderLists(options: ListOptions, setting: CommandSetting): Promise<ExitCode> {
  const { terminal, texts, language, signal } = setting;
  const read = await readConfiguration(options.configuration, texts);
  for (const { row, column, path: at, message } of read.issues)
    terminal.warn(`${row > 0 ? `${read.name}:${row}:${column}` : read.name} ${at ? `${at}: ` : ''}${message}`);
  const { configuration } = read;
  if (!configuration) return exitCodes.usage;
  const found = await Promise.all(options.pages.map((file) => findPage(file, options, setting)));
  const pages = found.filter((page) => page !== undefined);
  if (pages.length < found.length) return exitCodes.problems;
  const folder = options.root ?? read.folder;
  const site = options.site ?? (read.url ? new URL('/', read.url).href : unnamedSite);
  const root = folder === undefined ? undefined : path.resolve(folder);
  const sources = new SiteSources({ configuration, root, site, timeoutMs: options.timeoutMs });
  const given = { ...options, sources, lang: options.in, fallback: configuration.lang ?? language };
  let code: ExitCode = exitCodes.ok;
  const told = new Set<string>();
  try {
    for (const page of pages) {
      const edits = await Promise.all(page.places.map((place) => editOf(place, page, given)));
      signal.throwIfAborted();
      const there = edits.filter((edit) => edit !== undefined);
      if (there.length === 0) continue;
      const done = await writePage(page, editPage(page, there));
      if (done === 'changed') tell(`${page.file}: ${texts.render.lists.changed}`);
      else terminal.say(`${page.file}: ${texts.render[done]}`);
    }
  } catch (error) {
    if (signal.aborted) return exitCodes.stopped;
    if ((error as NodeJS.ErrnoException).code === undefined || isCivicError(error)) throw error;
    return (terminal.warn((error as Error).message), exitCodes.unwritable);
  }
  return code;

  async function editOf(place: ListPlace, page: PageFile, { fallback, ...list }: typeof given): Promise<PageEdit | undefined> {
    const lang = list.lang ?? place.lang ?? fallback;
    const where = `${page.file}:${placeAt(page.text, place.element.start).row} <${place.element.name}>`;
    try {
      const asked: ListSetting = { ...list, lang, page: path.resolve(page.file), signal };
      const { html, failures, missing } = await writeList(place, asked);
      for (const { source = '', code: failed, message } of failures) tell(texts.render.lists.source(source, failed, message));
      for (const id of missing) tell(`${where}: ${texts.render.lists.missing(id)}`);
      const { begin, end } = marksOf(options.kind);
      return { from: place.from, to: place.to, text: endLinesAs(page.text.slice(0, place.from), `${begin}\n${html}${end}`) };
    } catch (error) {
      if (!isCivicError(error) || signal.aborted) throw error;
      return (tell(`${where}: ${texts.render.lists.failed(error.code, error.message)}`), undefined);
    }
  }

  function tell(line: string): void {
    code = exitCodes.problems;
    if (!told.has(line)) terminal.warn(line);
    told.add(line);
  }
}

/** Undefined for a page that cannot be written into, once it has been said why. */
async function findPage(file: string, options: ListOptions, { terminal, texts }: CommandSetting): Promise<FoundPage | undefined> {
  try {
    const page = await readPageFile(file);
    if (!page) return void terminal.warn(`${file}: ${texts.render.lists.encoding}`);
    const { places, problems } = findPlaces(page.text, options);
    for (const { problem, at } of problems) {
      const message = texts.render.lists.problems[problem](listTags[options.kind].map((tag) => `<${tag}>`).join(', '));
      terminal.warn(`${file}:${placeAt(page.text, at).row} ${message}`);
    }
    return problems.length > 0 ? undefined : { ...page, places };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // What is no fault of the file is one of ours.
    if (code === undefined) throw error;
    return void terminal.warn(`${file}: ${code === 'ENOENT' ? texts.render.missing : texts.unreadable(message)}`);
  }
}
