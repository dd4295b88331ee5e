import type * as vscode from 'vscode';
import type { Log } from '../../core/base/log.ts';
import type { CommandHost } from '../base/commands.ts';
import type { Connections } from '../connections/session.ts';
import type { Explorer } from '../explorer/explorer.ts';
import type { OpenPages } from '../pages/openPages.ts';
import type { DeprecationNote } from '../registry/deprecationNote.ts';
import type { ModelServers } from './serve/modelServers.ts';
import type { GitOfWorkspace } from './source/gitOfWorkspace.ts';

/** What the life cycle works with. */
export interface LifecycleDeps {
  readonly extensionUri: vscode.Uri;
  readonly commands: CommandHost;
  readonly connections: Connections;
  readonly explorer: Explorer;
  readonly log: Log;
  readonly deprecation: DeprecationNote;
  /** The pages that are open; they end with the bundle. */
  readonly pages: OpenPages;
  readonly git: GitOfWorkspace;
  /** The models that are served on this machine; they end with the bundle. */
  readonly servers: ModelServers;
}
