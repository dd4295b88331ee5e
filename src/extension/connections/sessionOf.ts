import type { Row } from '../base/commands.ts';
import { untilTimeout } from '../base/signals.ts';
import type { Connections, Session } from './session.ts';

/** The session a command works on: that of the row it was called from, else the active connection's. */
export async function sessionOf(
  connections: Connections,
  rows: readonly Row[],
  signal: AbortSignal = untilTimeout(),
): Promise<Session> {
  const [row] = rows;
  return row && hasSession(row) ? row.session : connections.session(signal);
}

function hasSession(row: Row): row is Row & { readonly session: Session } {
  return 'session' in row && typeof row.session === 'object' && row.session !== null;
}
