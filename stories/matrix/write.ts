import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import type * as StoryFiles from './story-files.ts';

// Writes the story files that are made from the states: CSF asks for static exports.
const conditions = ['civickit-source', 'module', 'node'];
const server = await createServer({
  root: fileURLToPath(new URL('.', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  ssr: { noExternal: [/^@civickit\//], resolve: { conditions, externalConditions: conditions } },
});
const { storyFiles } = (await server.ssrLoadModule('/story-files.ts')) as typeof StoryFiles;
for (const [path, text] of Object.entries(storyFiles())) {
  writeFileSync(new URL(path, import.meta.url), text);
  console.log(path);
}
await server.close();
