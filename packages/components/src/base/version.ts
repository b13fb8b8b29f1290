/** The release this copy of CivicKit belongs to; the build takes it from package.json. */
export const version: string = typeof __CIVICKIT_VERSION__ === 'string' ? __CIVICKIT_VERSION__ : 'development';

declare const __CIVICKIT_VERSION__: string | undefined;
