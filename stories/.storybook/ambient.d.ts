// Written by the build of @civickit/components; types are checked without it.
declare module '@civickit/components/custom-elements.json' {
  const manifest: unknown;
  export default manifest;
}

declare module '*.css';

/** As Vite gives it. */
interface ImportMeta {
  readonly env: Readonly<Record<string, string | undefined>>;
}
