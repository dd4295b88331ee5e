import * as vscode from 'vscode';
import type { Session } from '../../../src/extension/connections/session.ts';
import { eventually } from './eventually.ts';
import { running } from './extension.ts';

/** The real MLflow 3.17.2 that all files of a window share: each makes experiments and models of its own. */
export const mlflow = process.env['MLFLOW_WORKBENCH_TEST_URI'] ?? '';

export interface Entry {
  readonly name: string;
  readonly trackingUri: string;
  readonly [field: string]: unknown;
}

/** Makes this the user's list, and waits until the extension has taken it over. */
export async function configure(entries: readonly Entry[]): Promise<void> {
  const { connections } = await running();
  const value = entries.length > 0 ? entries : undefined;
  await vscode.workspace.getConfiguration().update('mlflow.connections', value, vscode.ConfigurationTarget.Global);
  const wanted = entries.map(({ name, trackingUri }) => `${name} ${trackingUri}`);
  await eventually('the connections are those of the setting', () => {
    const users = connections.entries.filter(({ connection }) => connection.scope === 'user');
    const now = users.map(({ connection }) => `${connection.name} ${connection.trackingUri}`);
    return now.join() === wanted.join();
  });
}

/** Makes this server the only and active connection, called `test`. */
export async function connectTo(trackingUri: string, more: object = {}): Promise<Session> {
  await configure([{ name: 'test', trackingUri, ...more }]);
  return selectConnection('test');
}

export async function selectConnection(name: string): Promise<Session> {
  const { connections } = await running();
  connections.select(`user:${name}`);
  return connections.session(AbortSignal.timeout(10_000));
}
