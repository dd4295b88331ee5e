import * as vscode from 'vscode';
import { DisposableStore } from './core/base/lifetime.ts';
import { registerArtifacts } from './extension/artifacts/registerArtifacts.ts';
import { CommandHost } from './extension/base/commands.ts';
import { registerConnections } from './extension/connections/registerConnections.ts';
import type { Connections } from './extension/connections/session.ts';
import { registerCopyCommands } from './extension/copy/copyCommands.ts';
import { Explorer } from './extension/explorer/explorer.ts';
import { registerFilterCommands } from './extension/explorer/filterCommands.ts';
import { registerGoToCommand } from './extension/explorer/goToCommand.ts';
import { registerRowCommands } from './extension/explorer/rowCommands.ts';
import { registerLifecycle } from './extension/lifecycle/registerLifecycle.ts';
import { registerLogCommands } from './extension/log/logCommands.ts';
import { WorkbenchLog } from './extension/log/workbenchLog.ts';
import { registerMlmodel, type Mlmodel } from './extension/mlmodel/registerMlmodel.ts';
import { DeprecationNote } from './extension/registry/deprecationNote.ts';
import { registerModelCommands } from './extension/registry/modelCommands.ts';
import { registerRegisterCommand } from './extension/registry/registerCommand.ts';
import { registerVersionCommands } from './extension/registry/versionCommands.ts';
import { registerBestCommand } from './extension/runs/bestCommand.ts';
import { registerExperimentCommands } from './extension/runs/experimentCommands.ts';
import { registerRunCommands } from './extension/runs/runCommands.ts';

/** What tests and measurements see of a running extension; no API for other extensions. */
export interface ExtensionExports {
  readonly activationMilliseconds: number;
  /** Only where VS Code runs tests of this extension: there is no other way to read the rows of a tree view. */
  readonly testing?: ExtensionParts;
}

export interface ExtensionParts {
  readonly context: vscode.ExtensionContext;
  readonly connections: Connections;
  readonly explorer: Explorer;
  readonly mlmodel: Pick<Mlmodel, 'language'>;
}

/** Builds things, hands them to each other, and nothing else. */
export function activate(context: vscode.ExtensionContext): ExtensionExports {
  const started = performance.now();
  const owned = new DisposableStore();
  context.subscriptions.push(owned);

  const log = owned.add(new WorkbenchLog());
  const commands = owned.add(new CommandHost(log));
  const { connections } = owned.add(registerConnections({ context, host: commands, log, redactor: log.redactor }));
  const explorer = owned.add(new Explorer(connections, log));
  const deps = { commands, connections, explorer, log };

  owned.add(registerArtifacts(deps));
  const mlmodel = owned.add(registerMlmodel({ extensionUri: context.extensionUri, ...deps }));
  registerCopyCommands({ ...deps, flavorsOf: (text) => mlmodel.language().flavorsOf(text) });
  registerRowCommands(commands, explorer, connections);
  registerFilterCommands(commands, explorer, connections);
  registerGoToCommand(commands, explorer, connections);
  registerExperimentCommands(deps);
  registerRunCommands(deps);
  registerModelCommands(deps);
  registerVersionCommands(deps);
  const deprecation = new DeprecationNote(context.globalState);
  const { preflight } = owned.add(registerLifecycle({ extensionUri: context.extensionUri, deprecation, ...deps }));
  registerRegisterCommand({ ...deps, preflight });
  registerBestCommand({ ...deps, preflight });
  registerLogCommands(commands, connections, log, extensionVersion(context));

  const tested = context.extensionMode === vscode.ExtensionMode.Test;
  return {
    activationMilliseconds: performance.now() - started,
    ...(tested && { testing: { context, connections, explorer, mlmodel } }),
  };
}

function extensionVersion({ extension }: vscode.ExtensionContext): string {
  const manifest: unknown = extension.packageJSON;
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}
