import type { CommandSetting } from '../command-setting.js';
import type { PlacedIssue } from '../config/read-json.js';

import type { PulledSource } from './pull-source.js';

/** Tells how a pull goes: to people, or as one JSON object a line. */
export interface PullReporter {
  issue(file: string, issue: PlacedIssue): void;
  /** What keeps the pull from starting. */
  trouble(kind: string, message: string): void;
  begin(folder: string, count: number): void;
  asking(id: string): void;
  result(result: PulledSource): void;
  done(ok: number, failed: number): void;
  next(at: Date): void;
}

export function pullReporter(json: boolean, setting: CommandSetting): PullReporter {
  return json ? jsonReporter(setting) : plainReporter(setting);
}

function plainReporter({ terminal, texts: { pull: texts } }: CommandSetting): PullReporter {
  const waiting = new Set<string>();
  let all = 0;
  const show = (): void => {
    if (waiting.size > 0) terminal.show(texts.asking(all - waiting.size, all, [...waiting].join(' ').slice(0, 60)));
  };
  return {
    issue: (file, { row, column, path, message }) => terminal.warn(`${file}:${row}:${column} ${path ? `${path}: ` : ''}${message}`),
    trouble: (kind, message) => (kind === 'nothing' ? terminal.say(message) : terminal.warn(message)),
    begin(folder, count) {
      all = count;
      terminal.say(texts.into(folder));
    },
    asking: (id) => (waiting.add(id), show()),
    result({ state, skipped, error }) {
      waiting.delete(state.id);
      const { id, items = 0, lastSuccess, notBefore = '' } = state;
      const copy = lastSuccess === undefined ? texts.neverHad : texts.kept(lastSuccess);
      if (state.state === 'ok') terminal.say(`✓ ${id}: ${texts.written(items, skipped)}`);
      else if (state.state === 'unchanged') terminal.say(`✓ ${id}: ${texts.unchanged}`);
      else if (state.state === 'waiting') terminal.warn(`! ${id}: ${texts.waiting(notBefore)}; ${copy}`);
      else terminal.warn(`✗ ${id}: ${texts.failed(state.error ?? '', error?.message ?? '')}; ${copy}`);
      show();
    },
    done: (ok, failed) => terminal.say(texts.done(ok, failed)),
    next: (at) => terminal.say(texts.next(at.toISOString())),
  };
}

function jsonReporter({ terminal }: CommandSetting): PullReporter {
  const say = (event: string, facts: object): void => terminal.say(JSON.stringify({ time: new Date().toISOString(), event, ...facts }));
  return {
    issue: (file, issue) => say('configuration', { file, ...issue }),
    trouble: (kind, message) => say(kind, { message }),
    begin: (folder, count) => say('begin', { folder, sources: count }),
    asking: () => undefined,
    result: ({ state, skipped, error }) =>
      say('source', { ...state, validators: undefined, skipped, ...(error && { message: error.message }) }),
    done: (ok, failed) => say('done', { ok, failed }),
    next: (at) => say('next', { at: at.toISOString() }),
  };
}
