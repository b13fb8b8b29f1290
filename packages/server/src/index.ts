export { putArea, type Area } from './areas/area-store.js';
export { openDatabase, type Database, type DatabaseOptions } from './database/open-database.js';
export { putNotice, withdrawNotice, type PutNotice } from './notices/notice-store.js';
export { putService, removeService } from './services/service-store.js';
export { startServer, type RunningServer, type ServerOptions } from './start-server.js';
