import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { freePort } from '../../../../src/node/serving/freePort.ts';

describe('freePort', () => {
  const servers: Server[] = [];
  after(() => servers.forEach((server) => server.close()));

  for (const host of ['127.0.0.1', '0.0.0.0'])
    it(`passes over a port that another has on ${host}`, async () => {
      const taken = await listen(host);
      const free = await freePort(taken);
      assert.ok(free !== undefined && free > taken && free < taken + 200);
    });

  it('answers the wanted port when it is free, and none behind the last one', async () => {
    const wanted = await freePort(20_000);
    assert.ok(wanted !== undefined);
    assert.equal(await freePort(wanted), wanted);
    assert.equal(await freePort(65_536), undefined);
  });

  async function listen(host: string): Promise<number> {
    const server = createServer();
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    return (server.address() as AddressInfo).port;
  }
});
