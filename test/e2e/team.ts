import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../../scripts/lib/scratch.mjs';
import { ADMIN, basic, rest, type MlflowServer } from '../support/servers.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { startDemoServer } from './demoServer.ts';
import { openViews, type Views } from './views.ts';

/** One person of a team at their own window. */
export interface Member extends Views {
  readonly w: Workbench;
}

export interface Team {
  readonly server: MlflowServer;
  /** Past the extension, with all rights. */
  ask(method: 'GET' | 'POST', path: string, parameters: object): Promise<unknown>;
  /** Opens the window of somebody who may change this model and read all experiments; `policy` is what their workspace promotes by. */
  join(name: string, policy: string): Promise<Member>;
}

/** The demo's server behind basic-auth, and people with names that it verifies. */
export async function team(model: string): Promise<Team> {
  const server = await startDemoServer({ auth: true });
  const ask: Team['ask'] = (method, call, parameters) =>
    rest(server.uri, method, `2.0/mlflow/${call}`, parameters, { authorization: basic(ADMIN) });
  // The older addresses of permissions answer 404 on MLflow 3.17.2.
  const grant = (username: string, type: string, id: string, permission: string): Promise<unknown> =>
    rest(
      server.uri,
      'POST',
      '3.0/mlflow/users/permissions/grant',
      { username, resource_type: type, resource_id: id, permission },
      { authorization: basic(ADMIN) },
    );
  return {
    server,
    ask,
    join: async (username, policy) => {
      const password = `${username}-secret-1234`;
      await ask('POST', 'users/create', { username, password });
      await grant(username, 'registered_model', model, 'EDIT');
      for (const experiment of await experimentIds(ask)) await grant(username, 'experiment', experiment, 'READ');
      const w = await openWorkbench({
        folder: workspaceWith(username, policy),
        settings: { 'window.title': '${activeEditorShort}' },
        env: {
          MLFLOW_TRACKING_URI: server.uri,
          MLFLOW_TRACKING_USERNAME: username,
          MLFLOW_TRACKING_PASSWORD: password,
        },
      });
      return { w, ...(await openViews(w)) };
    },
  };
}

async function experimentIds(ask: Team['ask']): Promise<readonly string[]> {
  const answer = await ask('POST', 'experiments/search', { max_results: 100 });
  const { experiments } = answer as { experiments: { experiment_id: string }[] };
  return experiments.map(({ experiment_id: id }) => id);
}

function workspaceWith(username: string, policy: string): string {
  const folder = scratchFolder(`team-${username}`);
  mkdirSync(path.join(folder, '.mlflow'), { recursive: true });
  writeFileSync(path.join(folder, '.mlflow/promotion.yaml'), policy);
  return folder;
}
