import { connect, createServer } from 'node:net';

const host = '127.0.0.1';
const tries = 200;

/** The first port from `from` upwards that nobody on this machine has; undefined when all of the next 200 are taken. */
export async function freePort(from: number): Promise<number | undefined> {
  for (let port = from; port < Math.min(from + tries, 65_536); port++) {
    // On macOS one may listen on 127.0.0.1 although another has the port on every address: so knock first.
    if (!(await isAnswered(port)) && (await canListen(port))) return port;
  }
  return undefined;
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

function isAnswered(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (answered: boolean): void => {
      socket.destroy();
      resolve(answered);
    };
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .setTimeout(1000, () => end(true));
  });
}
