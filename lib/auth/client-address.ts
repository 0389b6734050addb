import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { trustsProxy } from '@/lib/env/settings';

const header = 'x-forwarded-for';

/**
 * Next fills `x-forwarded-for` with the socket's address only where the request brought none, so anyone could
 * claim any address. Unless a balancer is trusted, what a request claims is replaced by the socket's address
 * before Next reads it. Called once, when the process starts.
 */
export function stateClientAddress(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    if (!trustsProxy()) request.headers[header] = request.socket.remoteAddress ?? '';
  });
}

/**
 * Where a request comes from, as one customer's line: an IPv4 address, or the /64 network of an IPv6 one.
 * Behind a trusted balancer that is the last address of the list: the one that the balancer saw itself.
 */
export function clientAddress(headers: Pick<Headers, 'get'>): string {
  const last = headers.get(header)?.split(',').at(-1)?.trim() ?? '';
  const address = last.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^\[|\]$/g, '');
  return address.includes(':') ? networkOf(address) : address || 'unknown';
}

function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/, '').split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : Math.max(8 - left.length - right.length, 0);
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right].map((group) =>
    group.replace(/^0+(?=.)/, ''),
  );
  return `${groups.slice(0, 4).join(':')}::/64`;
}
