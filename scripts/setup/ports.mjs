import net from 'node:net';

/**
 * The first port from `wanted` upwards on which nothing answers and on which a server can be bound.
 *
 * @param {number} wanted
 * @param {(port: number) => Promise<boolean>} [isFree]
 */
export async function firstFreePort(wanted, isFree = portIsFree) {
  for (let port = wanted; port <= Math.min(65535, wanted + 200); port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No free port from ${wanted} upwards.`);
}

/** Any free port of this machine, as the system chooses. @returns {Promise<number>} */
export function anyFreePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/**
 * Binding alone does not tell: on some systems a wildcard address can be bound beside a server that holds
 * 127.0.0.1. So both families are also asked whether somebody answers.
 *
 * @param {number} port
 */
export async function portIsFree(port) {
  const answered = await Promise.all(['127.0.0.1', '::1'].map((host) => answers(port, host)));
  if (answered.includes(true)) return false;
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

/** True when a server accepts connections there. @param {number} port @param {string} [host] @returns {Promise<boolean>} */
export function answers(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host });
    socket.setTimeout(1000, () => socket.destroy());
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
