/** Where a command writes. */
export interface Terminal {
  /** One line of the result. */
  readonly say: (line: string) => void;
  /** One line about what goes wrong. */
  readonly warn: (line: string) => void;
  /** Shows what is going on in place of what it showed before; nothing where there is no screen. */
  readonly show: (line: string) => void;
}

export function processTerminal(): Terminal {
  const { stdout, stderr } = process;
  let shown = false;
  const clear = (): void => {
    if (shown) stderr.write('\r\u001B[K');
    shown = false;
  };
  return {
    say: (line) => (clear(), void stdout.write(`${line}\n`)),
    warn: (line) => (clear(), void stderr.write(`${line}\n`)),
    show: (line) => {
      if (!stderr.isTTY) return;
      clear();
      stderr.write(line);
      shown = true;
    },
  };
}
