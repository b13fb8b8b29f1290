import { afterAll } from 'vitest';
import { closeBrowsers } from './index.ts';

afterAll(closeBrowsers, 30_000);
