export { RouteController } from '../controllers/route.js';
