import pino from 'pino';

/** The process's log: JSON lines on stderr, never with names, e-mails or tokens of people in them. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? 'info',
    redact: ['email', 'password', 'token', 'code', '*.email', '*.password', '*.token'],
    base: null,
  },
  pino.destination(2),
);
