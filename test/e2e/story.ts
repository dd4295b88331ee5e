import type { MlflowServer } from '../support/servers.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';
import { startDemoServer } from './demoServer.ts';
import { openViews, type Views } from './views.ts';

/** One person, one window, one server with the demo's data: the files of the story go on where the one before ended. */
export interface Story extends Views {
  readonly server: MlflowServer;
  readonly w: Workbench;
}

let begun: Promise<Story> | undefined;

/** The window and the server end with the last test of the process. */
export function story(): Promise<Story> {
  begun ??= begin();
  return begun;
}

async function begin(): Promise<Story> {
  const server = await startDemoServer();
  const w = await openWorkbench({ settings: { 'mlflow.connections': [{ name: 'local', trackingUri: server.uri }] } });
  return { server, w, ...(await openViews(w)) };
}
