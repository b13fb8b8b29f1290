import { defineElement } from '@civickit/components';
import { CivicKit } from '@civickit/components/kit';

export const define = (): void => defineElement('civic-kit', CivicKit);
