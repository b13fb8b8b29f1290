export { readDump, writeDump } from './backup/dump-file.js';
export { dumpOf, type TableCount } from './backup/dump.js';
export { restore } from './backup/restore.js';
export { defaultFolder, openDatabase, type Database, type DatabaseOptions } from './database/open-database.js';
export { importCounty, type ImportedFile } from './import/import-county.js';
export { startServer, type RunningServer, type ServerOptions } from './start-server.js';
export type { WrittenDump } from './backup/daily-dumps.js';
export type { RateLimits, RouteClass } from './http/rate-limit.js';
export { s3FromEnvironment, type S3Options } from './media/s3/s3-options.js';
