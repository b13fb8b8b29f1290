#!/usr/bin/env node
import { run } from './run.js';
import { processTerminal } from './terminal.js';

const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());

process.exitCode = await run(process.argv.slice(2), { terminal: processTerminal(), env: process.env, signal: stopping.signal });
