import { Agent, request } from 'node:http';

export interface Press {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  /** Made anew for each request. */
  readonly body?: () => string;
  readonly headers?: () => Readonly<Record<string, string>>;
}

export interface Pressed {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds of each. */
  readonly times: readonly number[];
}

/** So many ask at a time, each as soon as it was answered. @throws Error for an answer that is none of 2xx */
export async function press(origin: string, asked: Press, { ms, atOnce }: { ms: number; atOnce: number }): Promise<Pressed> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const times: number[] = [];
  const from = performance.now();
  const one = async (): Promise<void> => {
    while (performance.now() - from < ms) {
      const began = performance.now();
      await ask(agent, origin, asked);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  agent.destroy();
  return { rate: (times.length * 1000) / (performance.now() - from), times };
}

function ask(agent: Agent, origin: string, { path, method = 'GET', body, headers }: Press): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}${path}`, { agent, method, ...(headers && { headers: headers() }) }, (response) => {
      const { statusCode = 0 } = response;
      response.resume().once('end', () => (statusCode < 300 ? resolve() : reject(new Error(`${path} was answered ${statusCode}`))));
    });
    sent.once('error', reject);
    sent.end(body?.());
  });
}
