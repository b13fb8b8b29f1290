import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { executableOf } from './engines.ts';

/** A running WebKitWebDriver with a screen of its own. One driver holds one session. */
export interface WebKitDriver {
  readonly port: number;
  readonly stop: () => void;
}

/** The part of the capabilities that says which browser to start; `settings` are WebKitSettings as MiniBrowser flags. */
export function webKitCapabilities(settings: readonly string[] = []): Record<string, unknown> {
  return {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: executableOf('webkit'), args: ['--automation', ...settings] },
  };
}

/** Starts Xvfb on a free display and WebKitWebDriver on a free port. */
export async function startWebKitDriver(): Promise<WebKitDriver> {
  const screen = spawnTied('/usr/bin/Xvfb', ['-displayfd', '3', '-screen', '0', '2000x1600x24', '-nolisten', 'tcp'], process.env);
  const [display] = (await once(screen.child.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
  const port = await freePort();
  const driver = spawnTied('/usr/bin/WebKitWebDriver', [`--port=${port}`], {
    ...process.env,
    DISPLAY: `:${display.toString().trim()}`,
    XDG_CONFIG_HOME: narrowToolbar(),
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
  });
  // MiniBrowser ends with its screen, also when the session was not closed.
  const stop = (): void => {
    driver.stop();
    screen.stop();
  };
  for (let tries = 0; tries < 100; tries += 1) {
    if (driver.child.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${driver.child.exitCode}`);
    // Whoever has taken the port meanwhile answers otherwise.
    const answered = await fetch(`http://127.0.0.1:${port}/status`, { signal: AbortSignal.timeout(1000) })
      .then(async (answer) => 'value' in ((await answer.json()) as object))
      .catch(() => false);
    if (answered) return { port, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  stop();
  throw new Error('WebKitWebDriver did not answer within 5 s');
}

/** Starts a process that ends with this one. */
function spawnTied(command: string, args: string[], env: NodeJS.ProcessEnv): { child: ChildProcess; stop: () => void } {
  const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const stop = (): void => {
    process.off('exit', stop);
    child.kill();
  };
  process.once('exit', stop);
  return { child, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Without this MiniBrowser's toolbar keeps the window 447 px wide, and 320 px could not be tested. */
function narrowToolbar(): string {
  const folder = join(tmpdir(), `civickit-webkit-${process.getuid?.() ?? ''}`);
  mkdirSync(join(folder, 'gtk-3.0'), { recursive: true });
  writeFileSync(
    join(folder, 'gtk-3.0', 'gtk.css'),
    '* { padding: 0; margin: 0; min-width: 0; min-height: 0; border: 0 none; font-size: 1px; }\n',
  );
  return folder;
}
