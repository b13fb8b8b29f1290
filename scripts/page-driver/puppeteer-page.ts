import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import puppeteer, { type Browser, type KeyInput, type Page as PuppeteerPage } from 'puppeteer-core';
import { browserArgs, executableOf, type Engine } from './engines.ts';
import { callText, middleOf, waiting, type ConsoleLine, type OpenPageOptions, type Page } from './page.ts';

/** Who starts it closes it, also when told to end. */
export async function launchPuppeteer(engine: 'chromium' | 'firefox', javaScriptEnabled: boolean): Promise<Browser> {
  const executablePath = executableOf(engine);
  if (!executablePath) throw new Error(`${engine} is not installed here`);
  return engine === 'chromium'
    ? puppeteer.launch({ executablePath, args: [...browserArgs], handleSIGTERM: false })
    : puppeteer.launch({
        browser: 'firefox',
        executablePath,
        headless: true,
        handleSIGTERM: false,
        extraPrefsFirefox: {
          'javascript.enabled': javaScriptEnabled,
          // The panel that comes with a download has the focus, also in the pages after it, whose buttons then do nothing on Enter.
          'browser.download.alwaysOpenPanel': false,
          'browser.download.panel.shown': true,
          'browser.download.folderList': 2,
          'browser.download.dir': tmpdir(),
        },
      });
}

/** Opens a tab in a context of its own: storage, caches and cookies are not shared with other pages. */
export async function openPuppeteerPage(engine: Engine, browser: Browser, options: OpenPageOptions): Promise<Page> {
  const context = await browser.createBrowserContext({ downloadBehavior: { policy: 'allow', downloadPath: tmpdir() } });
  const page = await context.newPage();
  const lines: ConsoleLine[] = [];
  const urls: string[] = [];
  page.on('console', (message) => lines.push({ type: message.type(), text: message.text() }));
  page.on('pageerror', (error) => lines.push({ type: 'pageerror', text: String(error) }));
  page.on('request', (request) => urls.push(request.url()));
  await page.setViewport(options.viewport ?? { width: 1024, height: 768 });
  if (options.javaScriptEnabled === false && engine === 'chromium') await page.setJavaScriptEnabled(false);

  const evaluate: Page['evaluate'] = async (run, ...args) => (await page.evaluate(callText(run, args))) as never;

  return {
    engine,
    puppeteer: page,
    console: () => Promise.resolve(lines),
    requests: () => urls,
    async goto(url) {
      await page.goto(url, { waitUntil: 'load', timeout: 30_000 });
    },
    evaluate,
    waitFor: waiting(evaluate),
    async click(find) {
      const { x, y } = await middleOf(evaluate, find);
      await page.mouse.click(x, y);
    },
    async press(key) {
      const keys = key.split(/(?<=.)\+/) as KeyInput[];
      const last = keys.pop() as KeyInput;
      for (const modifier of keys) await page.keyboard.down(modifier);
      await page.keyboard.press(last);
      for (const modifier of keys.reverse()) await page.keyboard.up(modifier);
    },
    type: (text) => page.keyboard.type(text),
    isNamed: engine === 'chromium' ? namedInChromium(page) : namedInFirefox(page),
    setViewport: (viewport) => page.setViewport(viewport),
    async screenshot(path) {
      const png = Buffer.from(await page.screenshot());
      if (path) await writeFile(path, png);
      return png;
    },
    close: () => context.close(),
  };
}

function namedInChromium(page: PuppeteerPage): Page['isNamed'] {
  return async (find, name) => {
    const session = await page.createCDPSession();
    const { result } = await session.send('Runtime.evaluate', { expression: callText(find, []) });
    if (result.objectId === undefined) throw new Error(`nothing to name: ${find.toString()}`);
    const { nodes } = await session.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
    await session.detach();
    return nodes[0]?.name?.value === name;
  };
}

/** Firefox finds elements by their names, in the tree of one root and beneath a node. */
function namedInFirefox(page: PuppeteerPage): Page['isNamed'] {
  return async (find, name) => {
    const element = (await page.evaluateHandle(callText(find, []))).asElement();
    const around = (await element?.evaluateHandle((one) => one.parentElement))?.asElement();
    if (!element || !around) throw new Error(`nothing to name: ${find.toString()}`);
    for (const named of await around.$$(`aria/${name}`)) if (await named.evaluate((one, other) => one === other, element)) return true;
    return false;
  };
}
