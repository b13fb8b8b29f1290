import { describe, test } from 'vitest';
import { browserStore } from './browser-store.js';
import { memoryStore } from './memory-store.js';
import { storeCases } from '../testing/store-cases.js';

describe('memoryStore', () => {
  for (const { name, run } of storeCases(memoryStore)) test(name, run);
});

describe('browserStore where there is no IndexedDB', () => {
  for (const { name, run } of storeCases(browserStore)) test(name, run);
});
