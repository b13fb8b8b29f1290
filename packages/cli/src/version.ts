import manifest from '../package.json' with { type: 'json' };

export const version = manifest.version;

/** What the owner of a server reads in its log; the address says who we are. */
export const userAgent = `civickit/${version} (+https://www.npmjs.com/package/civickit)`;
