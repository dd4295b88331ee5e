import type * as vscode from 'vscode';
import type { Log } from '../../core/base/log.ts';
import type { Connections } from '../connections/session.ts';
import type { ModelChecker } from './modelChecker.ts';
import type { OpenDocuments } from './openDocuments.ts';
import type { OpenPages } from '../pages/openPages.ts';

/** What the visual editor and the commands around it build on. */
export interface VisualDeps {
  readonly extensionUri: vscode.Uri;
  readonly connections: Connections;
  readonly log: Log;
  readonly documents: OpenDocuments;
  readonly checker: ModelChecker;
  readonly pages: OpenPages;
}
