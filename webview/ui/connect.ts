import { Rpc, type Contract, type RpcOptions } from '../../src/protocol/rpc.ts';
import { port } from './rpcPort.ts';

/** The page's side of the conversation with the extension; it ends when the page goes. */
export function connectPage<Own extends Contract, Other extends Contract>(
  options: Omit<RpcOptions<Own, Other>, 'port'>,
): Rpc<Own, Other> {
  const rpc = new Rpc({ ...options, port });
  window.addEventListener('pagehide', () => rpc.dispose(), { once: true });
  return rpc;
}
