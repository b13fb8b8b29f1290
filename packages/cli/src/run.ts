import { check } from './check/check.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { readOptions } from './options.js';
import { pull } from './pull/pull.js';
import { listKinds, readListOptions } from './render/lists/list-options.js';
import { renderLists } from './render/lists/render-lists.js';
import { renderForm } from './render/render-form.js';
import { readRenderOptions } from './render/render-options.js';
import { readOidc } from './server/oidc-options.js';
import { runServer } from './server/run-server.js';
import { isServerCommand, readServerOptions } from './server/server-options.js';
import type { Terminal } from './terminal.js';
import { chooseLanguage, textsOf } from './texts/language.js';
import { version } from './version.js';

export interface RunSetting {
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** Between two requests to one host. @default 1000 */
  readonly spacingMs?: number;
}

/** Runs one command line, without `node civickit`. */
export async function run(given: readonly string[], { terminal, env, signal, spacingMs = 1000 }: RunSetting): Promise<ExitCode> {
  const [command, ...rest] = given;
  const asked = rest.find((_, at) => rest[at - 1] === '--lang') ?? rest.find((part) => part.startsWith('--lang='))?.slice(7);
  const language = chooseLanguage(asked, env);
  const texts = textsOf[language];
  if (command === '--version' || command === '-v') return (terminal.say(version), exitCodes.ok);
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    terminal.say(texts.help);
    return command === undefined ? exitCodes.usage : exitCodes.ok;
  }
  if (command === 'render') {
    const kind = listKinds.find((each) => each === rest[0]);
    if (kind) {
      const asked = attempt(() => readListOptions(kind, rest.slice(1)));
      if (asked instanceof Error) return (terminal.warn(texts.badOption(asked.message)), exitCodes.usage);
      if (asked.help) return (terminal.say(texts.helpLists), exitCodes.ok);
      return renderLists(asked, { terminal, texts, language, signal });
    }
    const options = attempt(() => readRenderOptions(rest));
    if (options instanceof Error) return (terminal.warn(texts.badOption(options.message)), exitCodes.usage);
    if (options.help) return (terminal.say(texts.helpRender), exitCodes.ok);
    return renderForm(options, { terminal, texts, language });
  }
  if (isServerCommand(command)) {
    const options = attempt(() => readServerOptions(command, rest));
    if (options instanceof Error) return (terminal.warn(texts.badOption(options.message)), exitCodes.usage);
    if (options.help) return (terminal.say(texts.helpServer), exitCodes.ok);
    const oidc = attempt(() => (command === 'start' ? readOidc(env, options.publicUrl) : undefined));
    if (oidc instanceof Error) return (terminal.warn(texts.badOption(oidc.message)), exitCodes.usage);
    return runServer(command, options, { terminal, texts, language, signal, databaseUrl: env.DATABASE_URL, env, oidc });
  }
  if (command !== 'pull' && command !== 'check') return (terminal.warn(texts.unknownCommand(command)), exitCodes.usage);
  const options = attempt(() => readOptions(command, rest));
  if (options instanceof Error) return (terminal.warn(texts.badOption(options.message)), exitCodes.usage);
  if (options.help) return (terminal.say(command === 'pull' ? texts.helpPull : texts.helpCheck), exitCodes.ok);
  const setting = { terminal, texts, language, signal };
  return command === 'pull' ? pull({ ...options, spacingMs }, setting) : check(options, setting);
}

function attempt<T>(read: () => T): T | Error {
  try {
    return read();
  } catch (error) {
    return error as Error;
  }
}
