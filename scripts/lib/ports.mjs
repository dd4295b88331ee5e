import { connect, createServer } from 'node:net';
import { Failure } from './console.mjs';

const HOST = '127.0.0.1';

/**
 * A port that nobody has at this moment.
 * @returns {Promise<number>}
 */
export function freePort() {
  return listen(0);
}

/**
 * The first port from `from` upwards that nobody has.
 * @param {number} from
 * @returns {Promise<number>}
 */
export async function firstFreePort(from) {
  const last = Math.min(from + 200, 65_535);
  for (let port = from; port <= last; port++) {
    // On macOS one may listen on 127.0.0.1 although another has the port on every address: so knock first.
    if (await isAnswered(port)) continue;
    const got = await listen(port).catch(() => undefined);
    if (got !== undefined) return got;
  }
  throw new Failure(`All ports from ${from} to ${last} are taken.`, 'name another one with --port');
}

/**
 * @param {number} port 0 for any
 * @returns {Promise<number>}
 */
function listen(port) {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, HOST, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isAnswered(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: HOST, port });
    const end = (/** @type {boolean} */ answered) => {
      socket.destroy();
      resolve(answered);
    };
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .setTimeout(1000, () => end(true));
  });
}
