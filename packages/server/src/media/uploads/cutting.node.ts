import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Passes connections on to a server and cuts those of uploads after so many bytes of a client, one after the other. */
export async function cutting(origin: string, after: readonly number[]) {
  const left = [...after];
  const passed: number[] = [];
  const proxy = createServer((client) => {
    const server = connect(Number(new URL(origin).port), '127.0.0.1');
    const [at, most] = [passed.push(0) - 1, left.shift() ?? Infinity];
    client.on('data', (bytes: Buffer) => {
      const part = bytes.subarray(0, most - (passed[at] ?? 0));
      passed[at] = (passed[at] ?? 0) + part.length;
      server.write(part);
      if (part.length < bytes.length) server.end(() => client.destroy());
    });
    server.on('data', (bytes) => client.write(bytes));
    for (const [one, other] of [[client, server], [server, client]] as const) one.on('close', () => other.destroy()).on('error', () => undefined); // prettier-ignore
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(() => void proxy.close());
  return { origin: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, passed };
}
