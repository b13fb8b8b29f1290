import { connect, type PeerCertificate } from 'node:tls';

/** Days until the certificate of an https server ends; undefined where that cannot be seen. */
export function certificateDays(url: URL): Promise<number | undefined> {
  if (url.protocol !== 'https:') return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname, port: Number(url.port || 443), servername: url.hostname, timeout: 10_000 }, () => {
      const { valid_to: ends } = socket.getPeerCertificate() as Partial<PeerCertificate>;
      socket.destroy();
      resolve(ends === undefined ? undefined : Math.floor((Date.parse(ends) - Date.now()) / 86_400_000));
    });
    for (const event of ['error', 'timeout']) socket.on(event, () => (socket.destroy(), resolve(undefined)));
  });
}

const refusals = /^(CERT_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER))/;

/** What Node has against a certificate, out of an error that it caused. */
export function certificateProblem(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== undefined && refusals.test(code)) return `${code}: ${cause.message}`;
  }
  return undefined;
}
