import { existsSync, globSync } from 'node:fs';

export type Engine = 'chromium' | 'firefox' | 'webkit';

export const allEngines: readonly Engine[] = ['chromium', 'firefox', 'webkit'];

/** The engines to test in: those named in the environment variable ENGINE, parted by commas, or all three. */
export function engines(): readonly Engine[] {
  const named = process.env['ENGINE'];
  if (!named) return allEngines;
  const wanted = named.split(',');
  const unknown = wanted.filter((name) => !(allEngines as readonly string[]).includes(name));
  if (unknown.length > 0) throw new Error(`ENGINE names no engine of ${allEngines.join(', ')}: ${unknown.join(', ')}`);
  return allEngines.filter((engine) => wanted.includes(engine));
}

const executables: Record<Engine, readonly string[]> = {
  chromium: ['/usr/bin/chromium'],
  firefox: ['/usr/bin/firefox-esr'],
  webkit: ['/usr/lib/*/webkit2gtk-4*/MiniBrowser'],
};

/** The installed browser of an engine, or undefined when it or what drives it is missing. */
export function executableOf(engine: Engine): string | undefined {
  if (engine === 'webkit' && !(existsSync('/usr/bin/WebKitWebDriver') && existsSync('/usr/bin/Xvfb'))) return undefined;
  return globSync([...executables[engine]])[0];
}

/** Flags with which a Chromium under test calls nobody and runs as root. */
export const browserArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
