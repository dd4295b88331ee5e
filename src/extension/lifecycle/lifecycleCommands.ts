import * as vscode from 'vscode';
import type * as z from 'zod/mini';
import type { Decision } from '../../core/lifecycle/records/record.ts';
import type { GateOutcome } from '../../core/lifecycle/gates/gateResult.ts';
import type { Stage } from '../../core/lifecycle/stage.ts';
import type { Caller, CommandHost, Row } from '../base/commands.ts';
import type { CommandId } from '../contributions/commands.ts';
import { experimentOfRow, modelOfRow, runOfRow, versionOfRow, versionsOfRows } from '../registry/versionRows.ts';
import * as inputs from './lifecycleInputs.ts';
import type { LifecycleLoader } from './lifecycleLoader.ts';

/** Who calls, and the rows that were chosen. */
export interface Call {
  readonly caller: Caller;
  readonly rows: readonly Row[];
}

type Act<Input, Output> = (input: Input, call: Call) => Promise<Output | undefined>;

/** What a move answers; `notice` is what a person should know besides, such as that its record could not be written. */
export interface MovedVersion {
  readonly name: string;
  readonly version: string;
  readonly from: Stage;
  readonly to: Stage;
  readonly archived: string[];
  readonly notice?: string;
}

export interface JudgedGate {
  readonly id: string;
  readonly outcome: GateOutcome;
  readonly detail: string;
}

export interface PlanOutcome {
  readonly done: readonly string[];
  readonly failed: readonly string[];
  readonly left: readonly string[];
}

export interface FoundVersion {
  readonly name: string;
  readonly version: string;
  readonly stage: Stage | undefined;
  readonly aliases: readonly string[];
}

/** What the commands answer, as plain JSON; undefined when cancelled. They are a part of the life cycle's bundle. */
export interface LifecycleCommands {
  readonly openModel: Act<inputs.ModelInput, { readonly name: string }>;
  readonly openProduction: Act<object, { readonly models: number }>;
  readonly transition: Act<inputs.TransitionInput, MovedVersion>;
  readonly undoTransition: Act<inputs.UndoInput, MovedVersion>;
  readonly setAlias: Act<
    inputs.AliasInput,
    { readonly name: string; readonly alias: string; readonly version: string; readonly from?: string }
  >;
  readonly deleteAlias: Act<
    inputs.AliasInput,
    { readonly name: string; readonly alias: string; readonly version: string }
  >;
  readonly requestTransition: Act<inputs.RequestInput, { readonly requestId: string }>;
  readonly reviewRequest: Act<
    inputs.ReviewInput,
    { readonly requestId: string; readonly decision: Decision; readonly transition?: MovedVersion }
  >;
  readonly promote: Act<
    inputs.PromoteInput,
    { readonly passed: boolean; readonly gates: readonly JudgedGate[]; readonly transition?: MovedVersion }
  >;
  readonly compareVersions: Act<
    inputs.CompareVersionsInput,
    { readonly name: string; readonly versions: readonly string[]; readonly differences: readonly object[] }
  >;
  readonly compareWithProduction: Act<
    inputs.VersionInput,
    { readonly name: string; readonly versions: readonly string[]; readonly differences: readonly object[] }
  >;
  readonly findVersions: Act<inputs.FindVersionsInput, { readonly versions: readonly FoundVersion[] }>;
  readonly phaseOut: Act<inputs.PhaseOutInput, PlanOutcome>;
  readonly migrateToAliases: Act<inputs.MigrateInput, PlanOutcome>;
  readonly makeCard: Act<inputs.CardInput, { readonly text: string; readonly uri?: string }>;
  readonly serve: Act<inputs.ServeInput, { readonly uri: string }>;
  readonly stopServing: Act<object, { readonly stopped: number }>;
  readonly tryModel: Act<inputs.ServeInput, { readonly uri: string }>;
  readonly copyServing: Act<inputs.SnippetInput, { readonly text: string }>;
  readonly openSource: Act<inputs.SourceInput, { readonly uri: string }>;
  readonly compareSource: Act<inputs.SourceInput, { readonly commit: string; readonly files: number }>;
  readonly filterByBranch: Act<inputs.ExperimentInput, { readonly filter: string }>;
  readonly filterByCommit: Act<inputs.ExperimentInput, { readonly filter: string }>;
  readonly openPolicy: Act<object, { readonly uri: string }>;
}

/** One entry for each command. */
export function registerLifecycleCommands(commands: CommandHost, loader: LifecycleLoader): void {
  for (const [id, entry] of Object.entries(entries)) entry(id as CommandId, commands, loader);
}

type Entry = (id: CommandId, commands: CommandHost, loader: LifecycleLoader) => void;

/** Its shape, what rows stand for, how its failure begins, and what of the bundle does it. */
function entry<Input, Output>(
  input: z.ZodMiniType<Input>,
  fromRows: (rows: readonly Row[]) => Input | undefined,
  failed: () => string,
  act: (commands: LifecycleCommands) => Act<Input, Output>,
  write = false,
): Entry {
  return (id, commands, loader) =>
    commands.register({
      id,
      input,
      fromRows,
      failed,
      write,
      run: (given, caller, rows) => act(loader.get().commands)(given, { caller, rows }),
    });
}

const ofModel = ([row]: readonly Row[]) => modelOfRow(row);
const ofVersion = ([row]: readonly Row[]) => versionOfRow(row);
const ofVersionOrModel = ([row]: readonly Row[]) => versionOfRow(row) ?? modelOfRow(row);
const ofExperiment = ([row]: readonly Row[]) => experimentOfRow(row);
const ofVersionOrRun = ([row]: readonly Row[]) => versionOfRow(row) ?? runOfRow(row);
const ofNothing = (): undefined => undefined;

const entries = {
  'mlflow.model.open': entry(
    inputs.modelInput,
    ofModel,
    () => vscode.l10n.t('The model could not be shown'),
    (all) => all.openModel,
  ),
  'mlflow.models.production': entry(
    inputs.nothingInput,
    ofNothing,
    () => vscode.l10n.t('What is in Production could not be shown'),
    (all) => all.openProduction,
  ),
  'mlflow.version.transition': entry(
    inputs.transitionInput,
    ofVersion,
    () => vscode.l10n.t('The version was not moved'),
    (all) => all.transition,
    true,
  ),
  'mlflow.version.undoTransition': entry(
    inputs.undoInput,
    ofVersionOrModel,
    () => vscode.l10n.t('The move was not undone'),
    (all) => all.undoTransition,
    true,
  ),
  'mlflow.model.setAlias': entry(
    inputs.aliasInput,
    ofVersionOrModel,
    () => vscode.l10n.t('The alias was not set'),
    (all) => all.setAlias,
    true,
  ),
  'mlflow.model.deleteAlias': entry(
    inputs.aliasInput,
    ofVersionOrModel,
    () => vscode.l10n.t('The alias was not deleted'),
    (all) => all.deleteAlias,
    true,
  ),
  'mlflow.version.requestTransition': entry(
    inputs.requestInput,
    ofVersion,
    () => vscode.l10n.t('The transition was not requested'),
    (all) => all.requestTransition,
    true,
  ),
  'mlflow.version.reviewRequest': entry(
    inputs.reviewInput,
    ofVersion,
    () => vscode.l10n.t('The request was not decided'),
    (all) => all.reviewRequest,
    true,
  ),
  'mlflow.version.promote': entry(
    inputs.promoteInput,
    ofVersion,
    () => vscode.l10n.t('The version was not promoted'),
    (all) => all.promote,
    true,
  ),
  'mlflow.version.compare': entry(
    inputs.compareVersionsInput,
    versionsOfRows,
    () => vscode.l10n.t('The versions could not be compared'),
    (all) => all.compareVersions,
  ),
  'mlflow.version.compareWithProduction': entry(
    inputs.versionInput,
    ofVersion,
    () => vscode.l10n.t('The versions could not be compared'),
    (all) => all.compareWithProduction,
  ),
  'mlflow.version.find': entry(
    inputs.findVersionsInput,
    ofModel,
    () => vscode.l10n.t('Versions could not be searched'),
    (all) => all.findVersions,
  ),
  'mlflow.version.phaseOut': entry(
    inputs.phaseOutInput,
    ofModel,
    () => vscode.l10n.t('Versions were not phased out'),
    (all) => all.phaseOut,
    true,
  ),
  'mlflow.model.migrateToAliases': entry(
    inputs.migrateInput,
    ofModel,
    () => vscode.l10n.t('Stages were not carried over to aliases'),
    (all) => all.migrateToAliases,
    true,
  ),
  'mlflow.version.makeCard': entry(
    inputs.cardInput,
    ofVersion,
    () => vscode.l10n.t('The model card was not made'),
    (all) => all.makeCard,
    true,
  ),
  'mlflow.version.serve': entry(
    inputs.serveInput,
    ofVersion,
    () => vscode.l10n.t('The model is not served'),
    (all) => all.serve,
  ),
  'mlflow.version.stopServing': entry(
    inputs.nothingInput,
    ofNothing,
    () => vscode.l10n.t('The model server was not stopped'),
    (all) => all.stopServing,
  ),
  'mlflow.version.try': entry(
    inputs.serveInput,
    ofVersion,
    () => vscode.l10n.t('The model cannot be tried'),
    (all) => all.tryModel,
  ),
  'mlflow.version.copyServing': entry(
    inputs.snippetInput,
    ofVersion,
    () => vscode.l10n.t('Nothing was copied'),
    (all) => all.copyServing,
  ),
  'mlflow.source.open': entry(
    inputs.sourceInput,
    ofVersionOrRun,
    () => vscode.l10n.t('The source could not be opened'),
    (all) => all.openSource,
  ),
  'mlflow.source.compare': entry(
    inputs.sourceInput,
    ofVersionOrRun,
    () => vscode.l10n.t('The source could not be compared'),
    (all) => all.compareSource,
  ),
  'mlflow.runs.thisBranch': entry(
    inputs.experimentInput,
    ofExperiment,
    () => vscode.l10n.t('Runs could not be filtered'),
    (all) => all.filterByBranch,
  ),
  'mlflow.runs.thisCommit': entry(
    inputs.experimentInput,
    ofExperiment,
    () => vscode.l10n.t('Runs could not be filtered'),
    (all) => all.filterByCommit,
  ),
  'mlflow.policy.open': entry(
    inputs.nothingInput,
    ofNothing,
    () => vscode.l10n.t('The promotion policy could not be opened'),
    (all) => all.openPolicy,
  ),
} as const satisfies Partial<Record<CommandId, Entry>>;
