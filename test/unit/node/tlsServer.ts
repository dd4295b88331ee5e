import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../fixtures/tls');

export const authorityFile = join(folder, 'authority.pem');

export function authority(): string {
  return readFileSync(authorityFile, 'utf8');
}

export interface TlsServer {
  readonly server: Server;
  readonly port: number;
  readonly uri: string;
  readonly stop: () => Promise<void>;
}

/** A server on 127.0.0.1 that shows one of the test certificates. */
export async function startTlsServer(
  listener: RequestListener,
  certificate: 'server' | 'other-name' | 'expired' = 'server',
): Promise<TlsServer> {
  const server = createServer(
    { key: readFileSync(join(folder, `${certificate}.key`)), cert: readFileSync(join(folder, `${certificate}.pem`)) },
    listener,
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    server,
    port,
    uri: `https://127.0.0.1:${port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
