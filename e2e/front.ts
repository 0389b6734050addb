import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Stands before the server, as a balancer does, and can hand out another version of one of its files: browsers ask for
 * a worker's script past everything that a test can hold up in them.
 */
export async function openFront(target: string) {
  const { hostname, port } = new URL(target);
  const changes = new Map<string, (text: string) => string>();
  const server = createServer((asked, answered) => {
    const { method, headers, url: path = '/' } = asked;
    const change = changes.get(path);
    const onward = request({ hostname, port, path, method, headers }, (answer) => {
      if (!change) {
        answered.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(answered);
        return;
      }
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        answered.writeHead(200, {
          'content-type': answer.headers['content-type'],
          'cache-control': 'no-cache',
        });
        answered.end(change(Buffer.concat(parts).toString()));
      });
    });
    onward.on('error', () => answered.destroy());
    if (change) onward.setHeader('accept-encoding', 'identity');
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    /** From now on the file at `path` is handed out changed. */
    change: (path: string, how: (text: string) => string) => void changes.set(path, how),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
