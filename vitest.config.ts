import { defineConfig } from 'vitest/config';

const conditions = ['civickit-source', 'module', 'node', 'development|production'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions }, noExternal: [/^@civickit\//] },
  test: {
    projects: [
      { extends: true, test: { name: 'node', include: ['{packages,scripts,examples}/**/*.node.test.ts'], testTimeout: 15_000 } },
    ],
  },
});
