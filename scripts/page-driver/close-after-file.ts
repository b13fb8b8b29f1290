import { afterAll } from 'vitest';
import { closePages } from './index.ts';

afterAll(closePages, 30_000);
