/** What a page that wants every file pinned pastes: the folder with a static integrity map, or the one self-contained file. */
export function renderPin(major: string, hashes: Readonly<Record<string, string>>): string {
  const at = (file: string) => `/civickit/${major}/${file}`;
  const { 'civickit.js': loader = '', 'civickit.pinned.js': single = '', ...parts } = hashes;
  const integrity = Object.fromEntries(Object.entries(parts).map(([file, hash]) => [at(file), hash]));
  return `<!-- Folder, every file pinned: the map must stand before the first module script of the page. -->
<script type="importmap">
${JSON.stringify({ integrity }, null, 2)}
</script>
<script async type="module" src="${at('civickit.js')}" integrity="${loader}" data-config="/civickit.json"></script>

<!-- Or everything in one file. -->
<script async type="module" src="${at('civickit.pinned.js')}" integrity="${single}" data-config="/civickit.json"></script>
`;
}
