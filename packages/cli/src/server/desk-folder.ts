import { createRequire } from 'node:module';
import path from 'node:path';

/** The built pages for staff. */
export const deskFolder = path.join(path.dirname(createRequire(import.meta.url).resolve('@civickit/desk/package.json')), 'dist/desk');
