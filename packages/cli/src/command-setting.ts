import type { Terminal } from './terminal.js';
import type { Language } from './texts/language.js';
import type { Texts } from './texts/texts.js';

/** What every command is given. */
export interface CommandSetting {
  readonly terminal: Terminal;
  readonly texts: Texts;
  readonly language: Language;
  readonly signal: AbortSignal;
}
