import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** The one trouble that no line makes: an instance met an error that it did not expect. */
export const failed = 'instance failed';

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

export type BadLine = {
  url: string;
  /** What the line did to requests, by name. */
  faults: Map<string, number>;
  /** From now on everything goes through, once and whole. */
  mend: () => void;
  close: () => void;
};

function forward(port: number, request: http.IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, url, headers } = request;
    const asked = http.request(
      { host: '127.0.0.1', port, method, path: url, headers, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      },
    );
    asked.setTimeout(20_000, () => asked.destroy(new Error('late')));
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Sends a part of the request and breaks off. */
function breakOff(port: number, request: http.IncomingMessage, body: Buffer): void {
  const { method, url, headers } = request;
  const asked = http.request({ host: '127.0.0.1', port, method, path: url, headers, agent: false });
  asked.on('error', () => undefined);
  asked.write(body.subarray(0, Math.floor(body.length / 2)), () => asked.destroy());
}

/**
 * A line between the devices and two instances of the application that loses, cuts, delays, doubles and damages what goes
 * through it. What it does is decided by `random`.
 */
export async function badLine(ports: () => readonly number[], random: () => number): Promise<BadLine> {
  const faults = new Map<string, number>();
  let mended = false;
  const server = http.createServer((request, response) => void handle(request, response));
  const did = (fault: string) => faults.set(fault, (faults.get(fault) ?? 0) + 1);

  async function handle(request: http.IncomingMessage, response: http.ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const among = ports();
    const port = among[Math.floor(random() * among.length)] ?? 0;
    const fate = mended ? 1 : random();
    try {
      if (!mended && random() < 0.3) await pause(Math.floor(random() * 300));
      if (fate < 0.08) return lose('lost on the way', request);
      if (fate < 0.14) {
        breakOff(port, request, body);
        return lose('cut in the middle', request);
      }
      if (fate < 0.18) return refuse(response, 503, 'office busy');
      const answer = await forward(port, request, body);
      if (answer.status === 500) did(failed);
      if (fate < 0.3) return lose('answer lost', request);
      if (fate < 0.36) {
        did('sent twice');
        await forward(port, request, body).catch(() => undefined);
      }
      const { status, headers } = answer;
      response.writeHead(status, { ...headers, connection: 'close' });
      if (fate >= 0.36 && fate < 0.42) {
        did('answer cut');
        response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () =>
          request.socket.destroy(),
        );
        return;
      }
      response.end(answer.body);
    } catch {
      refuse(response, 502, 'instance away');
    }
  }

  function lose(fault: string, request: http.IncomingMessage) {
    did(fault);
    request.socket.destroy();
  }
  function refuse(response: http.ServerResponse, status: number, fault: string) {
    did(fault);
    if (!response.headersSent) response.writeHead(status, { 'retry-after': '1', connection: 'close' });
    response.end();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    faults,
    mend: () => (mended = true),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
