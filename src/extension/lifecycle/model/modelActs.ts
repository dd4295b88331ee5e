import * as vscode from 'vscode';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import type { ModelAct, ModelActInput } from '../../../protocol/modelPage.ts';
import { personAct } from '../../base/personAct.ts';
import type { Session } from '../../connections/session.ts';
import type { CommandId } from '../../contributions/commands.ts';
import type { ModelNode, VersionNode } from '../../explorer/modelNodes.ts';
import type { ReadModel } from './readModel.ts';

/** What the page is about when a button is pressed. */
export interface ActContext extends ReadModel {
  readonly session: Session;
}

type Argument = (context: ActContext, input: ModelActInput) => object | undefined;

/**
 * Calls the command of a button, as the person who pressed it: it asks, confirms and tells its failures itself. False for an act that is no command
 * of its own, or that means a version which is not there.
 */
export async function runModelAct(context: ActContext, input: ModelActInput): Promise<boolean> {
  const entry = (commands as Partial<Record<ModelAct, readonly [CommandId, Argument]>>)[input.act];
  const argument = entry?.[1](context, input);
  if (!entry || !argument) return false;
  await vscode.commands.executeCommand(entry[0], argument);
  return true;
}

/** A version of the model by the number that the page says; a page is not believed. */
export function versionOf(
  { versions }: ReadModel,
  { version }: { readonly version?: string | undefined },
): ModelVersion | undefined {
  return versions.find((candidate) => candidate.version === version);
}

const ofModel: Argument = ({ session, model }) => personAct({ name: model.name }, session);
const modelRow: Argument = ({ session, model }) => ({ kind: 'model', session, model }) satisfies ModelNode;
const versionRow: Argument = (context, input) => {
  const version = versionOf(context, input);
  return (
    version && ({ kind: 'version', session: context.session, model: context.model, version } satisfies VersionNode)
  );
};

/** An act on a version, with more of what the page said. */
function ofVersion(more: (input: ModelActInput) => Readonly<Record<string, unknown>> = () => ({})): Argument {
  return (context, input) => {
    const version = versionOf(context, input);
    if (!version) return undefined;
    return personAct({ name: context.model.name, version: version.version, ...given(more(input)) }, context.session);
  };
}

function given(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

const commands = {
  register: ['mlflow.run.register', ofModel],
  describeModel: ['mlflow.model.setDescription', ofModel],
  openWeb: ['mlflow.web.open', modelRow],
  undo: ['mlflow.version.undoTransition', ofModel],
  phaseOut: ['mlflow.version.phaseOut', ofModel],
  migrate: ['mlflow.model.migrateToAliases', ofModel],
  openPolicy: ['mlflow.policy.open', ({ session }) => personAct({}, session)],
  move: ['mlflow.version.transition', ofVersion(({ stage }) => ({ stage }))],
  request: ['mlflow.version.requestTransition', ofVersion(({ stage }) => ({ stage }))],
  review: ['mlflow.version.reviewRequest', ofVersion(({ requestId }) => ({ requestId }))],
  promote: ['mlflow.version.promote', ofVersion()],
  setAlias: ['mlflow.model.setAlias', ofVersion()],
  deleteAlias: ['mlflow.model.deleteAlias', ofVersion(({ alias }) => ({ alias }))],
  compare: ['mlflow.version.compareWithProduction', ofVersion()],
  compareVersions: ['mlflow.version.compare', ofVersion()],
  openRun: ['mlflow.version.openRun', ofVersion()],
  openModelFile: ['mlflow.mlmodel.openVisualEditor', versionRow],
  openSource: ['mlflow.source.open', ofVersion()],
  compareSource: ['mlflow.source.compare', ofVersion()],
  describeVersion: ['mlflow.version.setDescription', ofVersion()],
  setTag: ['mlflow.version.setTag', ofVersion()],
  makeCard: ['mlflow.version.makeCard', ofVersion()],
  serve: ['mlflow.version.serve', ofVersion()],
  try: ['mlflow.version.try', ofVersion()],
  copyServing: ['mlflow.version.copyServing', ofVersion()],
  copyUri: ['mlflow.copy.uri', versionRow],
  deleteVersion: ['mlflow.version.delete', ofVersion()],
} as const satisfies Partial<Record<ModelAct, readonly [CommandId, Argument]>>;
