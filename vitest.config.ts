import { globSync, readFileSync } from 'node:fs';
import { defaultExclude, defineConfig } from 'vitest/config';

const conditions = ['civickit-source', 'module', 'node', 'development|production'];

const nodeTests = '{packages,scripts,examples,stories,bench}/**/*.node.test.ts';
/** A module that other files have loaded is no longer to be mocked, and their garbage counts as time of the processor. */
const alone = globSync(nodeTests, { cwd: import.meta.dirname, exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path) }).filter((file) =>
  /\bvi\.mock\(|cpuUsage\(/i.test(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')),
);

/** Files of whole pages, one after the other in one process, which starts a browser once for all of them. */
const inBrowsers = { setupFiles: ['scripts/page-driver/close-after-file.ts'], fileParallelism: false, isolate: false };

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions }, noExternal: [/^@civickit\//] },
  test: {
    // What is wrong is told by the last lines of a run.
    chaiConfig: { truncateThreshold: 500 },
    // Two runs at a time would write it; without it files come in the same order everywhere.
    cache: false,
    projects: [
      {
        extends: true,
        // A process for each file would cost as much as the tests.
        test: { name: 'node', include: [nodeTests], exclude: [...defaultExclude, ...alone], isolate: false, testTimeout: 15_000 },
      },
      { extends: true, test: { name: 'alone', include: alone, testTimeout: 15_000 } },
      {
        extends: true,
        test: {
          name: 'page',
          include: ['{packages,scripts,examples}/**/*.page.test.ts'],
          ...inBrowsers,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      // What takes minutes, or packages that only `npm run test:long` installs.
      {
        extends: true,
        test: {
          name: 'long',
          include: ['{packages,scripts}/**/*.long.test.ts'],
          ...inBrowsers,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'pictures',
          include: ['{stories,examples}/**/*.picture.test.ts'],
          ...inBrowsers,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
