import { test } from 'vitest';
import { clientCases } from '../testing/client-cases.js';

for (const { name, run } of clientCases()) test(name, run);
