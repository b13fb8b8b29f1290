import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chanceOf } from './chance.ts';

/** The way between browser and server, on which anything can happen. */
export interface BadLink {
  readonly origin: string;
  /** How often each fate befell a request. */
  readonly fates: Readonly<Record<string, number>>;
  /** How many requests it has decided the fate of. */
  met(): number;
  /** Where the server is now; undefined while it is down. */
  leadTo(port: number | undefined): void;
  /** Nothing happens to anybody any more. */
  calm(): void;
  close(): void;
}

type Fate = 'passed' | 'late' | 'answer dropped' | 'request cut' | 'refused' | 'request corrupted' | 'answer corrupted';

const odds: readonly (readonly [Fate, number])[] = [
  ['late', 0.12],
  ['answer dropped', 0.14],
  ['request cut', 0.06],
  ['refused', 0.05],
  ['request corrupted', 0.06],
  ['answer corrupted', 0.06],
];

function fateOf(draw: number): Fate {
  let left = draw;
  for (const [fate, share] of odds) if ((left -= share) < 0) return fate;
  return 'passed';
}

/**
 * Opens it. What befalls the first, second… request follows from `seed`. After each `cutEvery` bytes of bodies that go to the server all that
 * is open breaks; bytes are corrupted in bodies only, since what stands in a head and is altered asks for something else.
 */
export async function openBadLink(seed: string, cutEvery: number): Promise<BadLink> {
  const fates: Record<string, number> = {};
  const count = (name: string) => (fates[name] = (fates[name] ?? 0) + 1);
  let server: number | undefined;
  let isCalm = false;
  let number = 0;
  let passed = 0;

  /** Hands a body on, with a byte of it altered where that is its fate; false where the link broke under it. */
  async function handOn(from: AsyncIterable<Buffer>, to: NodeJS.WritableStream, alter: number | undefined, isCounted: boolean) {
    let isAltered = alter === undefined;
    for await (const chunk of from) {
      const bytes = Buffer.from(chunk);
      if (!isAltered && bytes.length > 0) {
        const at = Math.floor((alter ?? 0) * bytes.length);
        bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
        isAltered = true;
      }
      const left = cutEvery - (passed % cutEvery);
      if (isCounted) passed += bytes.length;
      if (isCounted && !isCalm && bytes.length >= left) {
        to.write(bytes.subarray(0, left));
        return false;
      }
      if (!to.write(bytes)) await once(to, 'drain');
    }
    return true;
  }

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { socket } = request;
    const port = server;
    if (port === undefined) {
      count('nobody there');
      return void socket.destroy();
    }
    const own = ++number;
    const fate = isCalm ? 'passed' : fateOf(chanceOf(seed, 'fate', own));
    count(isCalm ? 'in peace' : fate);
    if (fate === 'request cut') return void socket.destroy();
    if (fate === 'refused') return void response.writeHead(503, { 'access-control-allow-origin': '*' }).end();
    if (fate === 'late') await new Promise((resolve) => setTimeout(resolve, 800 * chanceOf(seed, 'ms', own)));
    const { method, url: path, headers } = request;
    const asked = ask({ host: '127.0.0.1', port, method, path, headers, agent: false });
    const answered = once(asked, 'response') as Promise<[IncomingMessage]>;
    answered.catch(() => undefined);
    asked.on('error', () => socket.destroy());
    request.on('close', () => request.complete || asked.destroy());
    const where = chanceOf(seed, 'byte', own);
    const isWhole = await handOn(request, asked, fate === 'request corrupted' ? where : undefined, true);
    if (!isWhole) {
      count('link cut');
      socket.destroy();
      // What had passed arrives.
      return void setTimeout(() => asked.destroy(), 50);
    }
    asked.end();
    const [answer] = await answered;
    if (fate === 'answer dropped') {
      // Once there is a head of it, the server has committed.
      answer.destroy();
      return void socket.destroy();
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    await handOn(answer, response, fate === 'answer corrupted' ? where : undefined, false);
    response.end();
  }

  const front = createServer((request, response) => {
    const { socket } = request;
    pass(request, response).catch(() => socket.destroy());
  }).listen(0, '127.0.0.1');
  await once(front, 'listening');
  return {
    origin: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    fates,
    met: () => number,
    leadTo: (port) => (server = port),
    calm: () => void (isCalm = true),
    close() {
      front.closeAllConnections();
      front.close();
    },
  };
}
