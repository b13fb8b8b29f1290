import { writeFile } from 'node:fs/promises';
import { callText, middleOf, waiting, type ConsoleLine, type OpenPageOptions, type Page } from './page.ts';
import { requestsSince } from './serve-pages.ts';
import { startWebKitDriver, webKitCapabilities, type WebKitDriver } from './webkit.ts';

const webDriverKeys: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  ' ': ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

type Method = 'GET' | 'POST' | 'DELETE';

/** Longer than a script or a page may take, so that what hangs is told by its name. */
const longestAnswerMs = 45_000;
const longestBeginMs = 15_000;

async function askDriver(driver: WebKitDriver, method: Method, path: string, body?: object, ms = longestAnswerMs): Promise<unknown> {
  const init = { method, ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) };
  const signal = AbortSignal.timeout(ms);
  const answer = await fetch(`http://127.0.0.1:${driver.port}/session${path}`, { ...init, signal }).catch((cause: unknown) => {
    throw new Error(`WebKit ${method} ${path}: ${(cause as Error).name}`, { cause });
  });
  const { value } = (await answer.json()) as { value: { error?: string; message?: string } | null };
  if (!answer.ok) throw new Error(`WebKit ${method} ${path}: ${value?.error}: ${value?.message}`);
  return value;
}

/** A driver with its session; `at` is where that stands. Of some five hundred that are begun one gets no answer: another takes its place. */
async function beginSession(settings: readonly string[]): Promise<{ readonly driver: WebKitDriver; readonly at: string }> {
  const capabilities = { alwaysMatch: webKitCapabilities(settings) };
  for (let isLast = false; ; isLast = true) {
    const driver = await startWebKitDriver();
    try {
      const { sessionId } = (await askDriver(driver, 'POST', '', { capabilities }, longestBeginMs)) as { sessionId: string };
      return { driver, at: `/${sessionId}` };
    } catch (error) {
      driver.stop();
      if (isLast || !/TimeoutError$/.test((error as Error).message)) throw error;
    }
  }
}

/** Opens MiniBrowser through a WebKitWebDriver of its own: one driver holds one session, and a session is one store. */
export async function openWebKitPage(options: OpenPageOptions): Promise<Page> {
  const since = requestsSince();
  const { driver, at } = await beginSession([
    ...(options.javaScriptEnabled === false ? ['--enable-javascript=false'] : []),
    ...(options.pageCache === false ? ['--enable-page-cache=false'] : []),
  ]);
  const ask = (method: Method, path: string, body?: object): Promise<unknown> => askDriver(driver, method, path, body);
  await ask('POST', `${at}/timeouts`, { script: 30_000, pageLoad: 30_000 });

  const evaluate: Page['evaluate'] = async (run, ...args) => {
    const script = `const done = arguments[arguments.length - 1];
      (async () => ${callText(run, args)})().then((value) => done({ value }), (error) => done({ error: String(error && error.stack || error), message: String(error) }));`;
    // With scripting switched off promises never settle, but a script runs.
    if (options.javaScriptEnabled === false)
      return (await ask('POST', `${at}/execute/sync`, { script: `return ${callText(run, args)}`, args: [] })) as never;
    const answer = (await ask('POST', `${at}/execute/async`, { script, args: [] })) as {
      value?: unknown;
      error?: string;
      message?: string;
    };
    if (answer.error) throw new Error(`${answer.message}\n${answer.error}`);
    return answer.value as never;
  };

  const setViewport: Page['setViewport'] = async ({ width, height }) => {
    const chrome = await evaluate<number[], []>('[outerWidth - innerWidth, outerHeight - innerHeight]');
    await ask('POST', `${at}/window/rect`, { width: width + (chrome[0] ?? 0), height: height + (chrome[1] ?? 0) });
    for (let tries = 0; tries < 20; tries += 1) {
      const [inner, outer] = await evaluate<number[], []>('[innerWidth, innerHeight]');
      if (inner === width && outer === height) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`WebKit's window would not become ${width} x ${height}`);
  };
  await setViewport(options.viewport ?? { width: 1024, height: 768 });

  const keyActions = (actions: object[]): Promise<unknown> =>
    ask('POST', `${at}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions }] });
  const earlier: ConsoleLine[] = [];
  const recorded = (): Promise<ConsoleLine[]> => evaluate<ConsoleLine[], []>('window.__civickitConsole || []');

  return {
    engine: 'webkit',
    console: async () => [...earlier, ...(await recorded())],
    requests: since,
    async goto(url) {
      if (options.javaScriptEnabled !== false) earlier.push(...(await recorded()));
      await ask('POST', `${at}/url`, { url });
    },
    evaluate,
    waitFor: waiting(evaluate),
    async click(find) {
      const { x, y } = await middleOf(evaluate, find);
      const actions = [
        { type: 'pointerMove', x, y, duration: 0 },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await ask('POST', `${at}/actions`, { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
    },
    async press(key) {
      const keys = key.split(/(?<=.)\+/).map((name) => {
        const value = webDriverKeys[name] ?? name;
        if ([...value].length > 1) throw new Error(`no WebDriver key known for ${name}`);
        return value;
      });
      await keyActions([
        ...keys.map((value) => ({ type: 'keyDown', value })),
        ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
      ]);
    },
    async type(text) {
      await keyActions(
        [...text].flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]),
      );
    },
    async isNamed(find, name) {
      const element = await ask('POST', `${at}/execute/sync`, { script: `return ${callText(find, [])}`, args: [] });
      const [id] = Object.values((element ?? {}) as Record<string, string>);
      if (id === undefined) throw new Error(`nothing to name: ${find.toString()}`);
      return (await ask('GET', `${at}/element/${id}/computedlabel`)) === name;
    },
    setViewport,
    async screenshot(path) {
      const png = Buffer.from((await ask('GET', `${at}/screenshot`)) as string, 'base64');
      if (path) await writeFile(path, png);
      return png;
    },
    async close() {
      await ask('DELETE', at).catch(() => undefined);
      driver.stop();
    },
  };
}
