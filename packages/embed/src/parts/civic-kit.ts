import { defineElement } from '@civickit/components/runtime.js';
import { CivicKit } from '@civickit/components/kit';

export const define = (): void => defineElement('civic-kit', CivicKit);
