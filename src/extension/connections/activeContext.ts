import type { Disposable } from '../../core/base/lifetime.ts';
import { setContextKey } from '../contributions/contextKeys.ts';
import { reasonOf } from './connectionTexts.ts';
import type { Connections, ConnectionState } from './session.ts';

/** Keeps the context keys that menus and welcome views read in step with the active connection. */
export function trackActiveConnection(connections: Connections): Disposable {
  const update = (): void => {
    const state = connections.active?.state;
    setContextKey('mlflow.state', state ? states[state.kind] : 'none');
    setContextKey('mlflow.problem', state?.kind === 'failed' ? (reasonOf(state.error) ?? 'server') : '');
    setContextKey('mlflow.writable', state?.kind === 'ready' && state.session.writable);
  };
  update();
  return connections.onDidChange(update);
}

/** A connection that was not asked yet is asked as soon as a view shows. */
const states: Record<ConnectionState['kind'], 'connecting' | 'ready' | 'failed'> = {
  idle: 'connecting',
  connecting: 'connecting',
  ready: 'ready',
  failed: 'failed',
};
