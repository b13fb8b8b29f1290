export { openDatabase, type Database, type DatabaseOptions } from './database/open-database.js';
export { startServer, type RunningServer, type ServerOptions } from './start-server.js';
