import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it came in over the wire. */
export type Letter = {
  to: string[];
  subject: string;
  text: string;
  calendar: CalendarPart | null;
  raw: string;
};
type CalendarPart = {
  text: string;
  method: string;
  /** The same file as an attachment. */ attached: string | null;
};
type Part = { head: string; type: string; body: Buffer };

/** A header's value in one line, its encoded words (RFC 2047) read. */
function header(head: string, name: string): string {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ');
  const value = new RegExp(`^${name}: *(.*)$`, 'im').exec(lines)?.[1] ?? '';
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, coded: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(coded, 'base64').toString()
        : quoted(coded.replaceAll('_', ' ')).toString(),
    );
}

const quoted = (text: string): Buffer =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );

/** The parts of a MIME message, however deep. */
function partsOf(message: string): Part[] {
  const [, head = '', body = ''] = /^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(message) ?? [];
  const type = header(head, 'content-type');
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary) {
    const pieces = body.split(`--${boundary}`).slice(1, -1);
    return pieces.flatMap((piece) => partsOf(piece.replace(/^\r?\n/, '').replace(/\r?\n$/, '')));
  }
  const coding = header(head, 'content-transfer-encoding').toLowerCase();
  const bytes =
    coding === 'base64'
      ? Buffer.from(body, 'base64')
      : coding === 'quoted-printable'
        ? quoted(body)
        : Buffer.from(body, 'latin1');
  return [{ head, type, body: bytes }];
}

/** Reads a mail as a mail program would. */
export function letterOf(raw: string, to: string[] = []): Letter {
  const [head = ''] = raw.split(/\r?\n\r?\n/);
  const parts = partsOf(raw);
  const of = (type: string) => parts.find((part) => part.type.toLowerCase().startsWith(type));
  const calendar = of('text/calendar');
  const attached = parts.find((part) => /filename="?invite\.ics/i.test(part.head));
  return {
    to,
    subject: header(head, 'subject'),
    text: of('text/plain')?.body.toString().replaceAll('\r\n', '\n') ?? '',
    calendar: calendar
      ? {
          text: calendar.body.toString(),
          method: /method=(\w+)/i.exec(calendar.type)?.[1] ?? '',
          attached: attached?.body.toString() ?? null,
        }
      : null,
    raw,
  };
}

/** A mail server in this process, on a port of its own. What it took in can be read; it can be told to refuse. */
export async function postOffice() {
  const letters: Letter[] = [];
  const refusals = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const code = refusals.get(address) ?? refusals.get('*');
      done(code ? Object.assign(new Error('refused'), { responseCode: code }) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        letters.push(letterOf(Buffer.concat(chunks).toString('latin1'), to));
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    letters,
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    /** Answers every mail to the address ('*': to anyone) with this code, until told otherwise. */
    refuse: (address: string, code: number) => void refusals.set(address, code),
    accept: () => refusals.clear(),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
