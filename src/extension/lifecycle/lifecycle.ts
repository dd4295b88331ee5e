import type * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import { OpenPages } from '../pages/openPages.ts';
import type { Preflight } from '../registry/registerPrompts.ts';
import { deleteAlias, setAlias } from './aliases/aliasCommands.ts';
import { makeCard } from './card/makeCard.ts';
import { findVersions } from './find/findVersions.ts';
import type { LifecycleCommands } from './lifecycleCommands.ts';
import type { LifecycleDeps } from './lifecycleDeps.ts';
import type { LifecyclePage } from './lifecyclePages.ts';
import { migrateToAliases } from './migrate/migrateToAliases.ts';
import { openModel, restoreModelPage } from './model/openModel.ts';
import { phaseOut } from './phaseOut/phaseOut.ts';
import { openPolicy } from './policy/openPolicy.ts';
import { registerPolicyLanguage } from './policy/policyLanguage.ts';
import { openProduction, restoreProductionPage } from './production/openProduction.ts';
import { preflightRegistration } from './promote/preflightRegistration.ts';
import { promote } from './promote/promote.ts';
import { requestTransition } from './review/requestTransition.ts';
import { restoreReviewPage, reviewRequest } from './review/reviewRequest.ts';
import { copyServing } from './serve/copyServing.ts';
import { ModelServers } from './serve/modelServers.ts';
import { restoreTryPage, serve, stopServing, tryModel } from './serve/serve.ts';
import { GitOfWorkspace } from './source/gitOfWorkspace.ts';
import { compareSource, filterByBranch, filterByCommit, openSource } from './source/sourceCommands.ts';
import { transitionVersion } from './transition/transitionVersion.ts';
import { undoLast } from './transition/undoLast.ts';
import { compareVersions, compareWithProduction, restoreVersionsPage } from './versions/compareVersions.ts';
import { registerVersionDocuments } from './versions/versionDocuments.ts';

export type LifecycleOptions = Omit<LifecycleDeps, 'pages' | 'git' | 'servers'>;

/** The life cycle of registered models at work. */
export interface Lifecycle extends Disposable {
  readonly commands: LifecycleCommands;
  readonly preflight: Preflight;
  /** Fills a page that VS Code kept over a reload with what it remembered; one that cannot be filled is closed. */
  restore(page: LifecyclePage, panel: vscode.WebviewPanel, state: unknown): Promise<void>;
}

/** What the bundle of the life cycle exports. */
export interface LifecycleModule {
  start(options: LifecycleOptions): Lifecycle;
}

export function start(options: LifecycleOptions): Lifecycle {
  const owned = new DisposableStore();
  const deps: LifecycleDeps = {
    ...options,
    pages: owned.add(new OpenPages()),
    git: owned.add(new GitOfWorkspace(options.log)),
    servers: owned.add(new ModelServers()),
  };
  owned.add(registerPolicyLanguage(deps));
  owned.add(registerVersionDocuments(deps.connections));
  return {
    commands: lifecycleCommands(deps),
    preflight: preflightRegistration(deps),
    restore: (page, panel, state) => restorers[page](deps, panel, state),
    dispose: () => owned.dispose(),
  };
}

type Restorer = (deps: LifecycleDeps, panel: vscode.WebviewPanel, state: unknown) => Promise<void>;

const restorers: Readonly<Record<LifecyclePage, Restorer>> = {
  model: restoreModelPage,
  review: restoreReviewPage,
  versions: restoreVersionsPage,
  production: restoreProductionPage,
  try: restoreTryPage,
};

function lifecycleCommands(deps: LifecycleDeps): LifecycleCommands {
  return {
    openModel: openModel(deps),
    openProduction: openProduction(deps),
    transition: transitionVersion(deps),
    undoTransition: undoLast(deps),
    setAlias: setAlias(deps),
    deleteAlias: deleteAlias(deps),
    requestTransition: requestTransition(deps),
    reviewRequest: reviewRequest(deps),
    promote: promote(deps),
    compareVersions: compareVersions(deps),
    compareWithProduction: compareWithProduction(deps),
    findVersions: findVersions(deps),
    phaseOut: phaseOut(deps),
    migrateToAliases: migrateToAliases(deps),
    makeCard: makeCard(deps),
    serve: serve(deps),
    stopServing: stopServing(deps),
    tryModel: tryModel(deps),
    copyServing: copyServing(deps),
    openSource: openSource(deps),
    compareSource: compareSource(deps),
    filterByBranch: filterByBranch(deps),
    filterByCommit: filterByCommit(deps),
    openPolicy: openPolicy(deps),
  };
}
