import { clientCases } from '../testing/client-cases.js';

describe('the client in a page', () => {
  for (const { name, run } of clientCases()) it(name, run);
});
