/** Who teaches, as far as a right over a session asks. */
type Teaching = {
  /** ISO instant. */
  endsAt: string;
  teacherIds: readonly string[];
  trainerIds: readonly string[];
  /** In the order of `trainerIds`. */
  assignedAt: readonly string[];
};

/**
 * Was the session a trainer's to record when it was held? It was of those who teach it, and of whoever was on the run by
 * its end. One who joined the run later has no word about what went before; the office has.
 */
export function hadSession(personId: string | null, session: Teaching): boolean {
  if (personId === null) return false;
  if (session.teacherIds.includes(personId)) return true;
  const ended = Date.parse(session.endsAt);
  return session.trainerIds.some(
    (id, index) => id === personId && Date.parse(session.assignedAt[index] ?? '') <= ended,
  );
}

/** What Prisma says when no connection is to be had, or it broke off; and what the driver itself says. */
const awayCodes = new Set([
  ...['P1000', 'P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT'],
  // Shutting down, starting up, too many connections, deadlock, read-only standby.
  ...['57P01', '57P02', '57P03', '53300', '40P01', '40001', '25006', '08006', '08003', '08001'],
]);

const awayKinds = new Set([
  ...[
    'DatabaseNotReachable',
    'ConnectionClosed',
    'SocketTimeout',
    'TooManyConnections',
    'TransactionWriteConflict',
  ],
]);

type Wrapped = {
  code?: unknown;
  originalCode?: unknown;
  kind?: unknown;
  message?: unknown;
  cause?: unknown;
  meta?: { code?: unknown; driverAdapterError?: unknown };
};

/**
 * Did a statement fail because the database is away or overloaded, so that the same may well succeed later? A
 * device is then asked to come again; everything else is a defect of ours.
 */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const { code, originalCode, kind, message, cause, meta } = error as Wrapped;
  if (awayCodes.has(String(code)) || awayCodes.has(String(originalCode)) || awayCodes.has(String(meta?.code)))
    return true;
  if (awayKinds.has(String(kind))) return true;
  if (
    /Connection terminated|is not queryable|timeout exceeded when trying to connect|Can't reach database/.test(
      String(message),
    )
  )
    return true;
  return isDatabaseAway(cause, depth + 1) || isDatabaseAway(meta?.driverAdapterError, depth + 1);
}
