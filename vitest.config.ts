import { defineConfig } from 'vitest/config';

const conditions = ['civickit-source', 'module', 'node', 'development|production'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions }, noExternal: [/^@civickit\//] },
  test: {
    // What is wrong is told by the last lines of a run.
    chaiConfig: { truncateThreshold: 500 },
    projects: [
      {
        extends: true,
        test: { name: 'node', include: ['{packages,scripts,examples,stories,bench}/**/*.node.test.ts'], testTimeout: 15_000 },
      },
      {
        extends: true,
        test: {
          name: 'page',
          include: ['{packages,scripts,examples}/**/*.page.test.ts'],
          setupFiles: ['scripts/page-driver/close-after-file.ts'],
          fileParallelism: false,
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
          setupFiles: ['scripts/page-driver/close-after-file.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'pictures',
          include: ['{stories,examples}/**/*.picture.test.ts'],
          setupFiles: ['scripts/page-driver/close-after-file.ts'],
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
