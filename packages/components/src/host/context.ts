import { createContext } from '@lit/context';
import type { Host } from './host.js';

/** The key of the port. A registered symbol, so that two bundles on one page meet; the number is the port's version. */
export const hostContext = createContext<Host>(Symbol.for('civickit:host@1'));
