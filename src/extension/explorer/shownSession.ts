import type { Connections, Session } from '../connections/session.ts';

/** The session that the trees show; undefined while the active connection has none. */
export function shownSession(connections: Pick<Connections, 'active'>): Session | undefined {
  const state = connections.active?.state;
  return state?.kind === 'ready' ? state.session : undefined;
}
