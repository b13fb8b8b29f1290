import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { browserArgs, executableOf } from '@civickit/page-driver/engines';
import { startWebKitDriver, webKitCapabilities } from '@civickit/page-driver/webkit';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { bundleElements } from './scripts/test/bundle-elements.ts';
import { elementCounts } from './scripts/test/element-counts.ts';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const engine = process.env['ENGINE'] ?? 'chromium';
const files = ['packages/*/src/**/*.test.ts', '!packages/*/src/**/*.{node,page,long}.test.ts'];
const exportConditions = ['civickit-source', 'development', 'browser'];
const coverage = engine === 'chromium' && !!process.env['COVERAGE'];

/** Element tests run in one engine a run: `ENGINE=firefox npx wtr`. */
async function launcher() {
  const executablePath = executableOf(engine);
  if (!executablePath) throw new Error(`${engine} is not installed here`);
  if (engine === 'chromium') return withNewPages(chromeLauncher({ launchOptions: { executablePath, args: [...browserArgs] } }));
  if (engine === 'firefox') return puppeteerLauncher({ launchOptions: { browser: 'firefox', executablePath, headless: true } });
  const { port } = await startWebKitDriver();
  const capabilities = { ...webKitCapabilities(), 'wdio:enforceWebDriverClassic': true };
  return webdriverLauncher({ hostname: '127.0.0.1', port, path: '/', logLevel: 'error', capabilities });
}

/** A page that is used again and again has at most 50 entries in its history: at the limit, Back leads out of the test. */
function withNewPages(chrome) {
  const stopSession = chrome.stopSession.bind(chrome);
  chrome.stopSession = async (id) => {
    const result = await stopSession(id);
    await Promise.all(chrome.inactivePages.splice(0).map(({ puppeteerPage }) => puppeteerPage.close()));
    return result;
  };
  return chrome;
}

/** Writes what was counted, for `npm test`. */
function countReporter(file) {
  return {
    stop({ sessions }) {
      mkdirSync(here('./reports'), { recursive: true });
      writeFileSync(here(file), JSON.stringify(elementCounts(sessions)));
    },
  };
}

export default {
  rootDir: here('./'),
  files,
  nodeResolve: { exportConditions },
  plugins: [
    // What is covered is counted by file.
    ...(coverage ? [] : [bundleElements(files, exportConditions)]),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: here('./tsconfig.base.json') }),
  ],
  // One page at a time: of two, one is in the back, where nothing is refreshed.
  concurrency: 1,
  concurrentBrowsers: 1,
  testFramework: { config: { timeout: 30_000 } },
  coverage,
  coverageConfig: { include: ['packages/*/src/**/*.ts'], reportDir: 'coverage', reporters: ['lcov', 'text-summary'] },
  reporters: [defaultReporter({ reportTestProgress: process.stdout.isTTY === true }), countReporter(`./reports/elements-${engine}.json`)],
  browsers: [await launcher()],
};
