import * as vscode from 'vscode';
import type { VersionFacts } from '../../../core/lifecycle/facts/versionFacts.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import type { ReviewPlace } from '../../../protocol/reviewPage.ts';
import { artifactUriOf } from '../../artifacts/artifactUri.ts';
import { failureText } from '../../base/failure.ts';
import { notify } from '../../base/notify.ts';
import { personAct } from '../../base/personAct.ts';
import { untilTimeout } from '../../base/signals.ts';
import type { Session } from '../../connections/session.ts';
import type { CommandId } from '../../contributions/commands.ts';
import { modelFolderOf } from '../../copy/modelFile.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';

/** What the page is about, as far as it was read. */
export interface ShownVersions {
  readonly candidate: ModelVersion;
  readonly facts: VersionFacts | undefined;
  /** The one in Production that it is held against. */
  readonly production: ModelVersion | undefined;
}

/** Goes where a link of the page leads; what fails is told to the person. */
export async function openPlace(
  { connections, explorer }: Pick<LifecycleDeps, 'connections' | 'explorer'>,
  session: Session,
  { candidate, facts, production }: ShownVersions,
  place: ReviewPlace,
): Promise<void> {
  const { name, version } = candidate;
  const act = (id: CommandId, input: Readonly<Record<string, unknown>>): Thenable<unknown> =>
    vscode.commands.executeCommand(id, personAct(input, session));
  const openers: Readonly<Record<ReviewPlace, () => PromiseLike<unknown>>> = {
    model: () => act('mlflow.model.open', { name }),
    policy: () => act('mlflow.policy.open', {}),
    comparison: async () => {
      if (!production) return;
      const uri = await modelFile(session, candidate);
      // a version is named on the active connection; one of another is named by its file
      const isActive = connections.active?.id === session.id;
      const other = isActive
        ? { name, version: production.version }
        : { otherUri: await modelFile(session, production) };
      await act('mlflow.mlmodel.compareSignatures', { uri, ...other });
    },
    loggedModel: async () => act('mlflow.mlmodel.openVisualEditor', { uri: await modelFile(session, candidate) }),
    run: async () => {
      if (facts?.run.kind === 'known') await explorer.revealRun(session, facts.run.value, untilTimeout());
    },
    experiment: async () => {
      if (facts?.experiment.kind === 'known') await explorer.revealExperiment(session, facts.experiment.value);
    },
    source: () => act('mlflow.source.open', { name, version }),
    sourceDiff: () => act('mlflow.source.compare', { name, version }),
  };
  try {
    await openers[place]();
  } catch (error) {
    void notify('error', failureText({ what: vscode.l10n.t('It could not be opened') }, error));
  }
}

async function modelFile(session: Session, version: ModelVersion): Promise<string> {
  const { owner, folder } = await modelFolderOf(session, version, untilTimeout());
  return artifactUriOf(session, owner, folder === '' ? 'MLmodel' : `${folder}/MLmodel`).toString();
}
