import * as vscode from 'vscode';
import { queryOf } from '../../../core/lifecycle/find/findQuery.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import { CommandError } from '../../base/commandError.ts';
import { personAct } from '../../base/personAct.ts';
import { untilTimeout } from '../../base/signals.ts';
import type { Session } from '../../connections/session.ts';
import { sessionOf } from '../../connections/sessionOf.ts';
import type { FoundVersion, LifecycleCommands } from '../lifecycleCommands.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import type { FindVersionsInput } from '../lifecycleInputs.ts';
import { mostVersions } from '../versions/versionsMemory.ts';
import { pickAct, pickFound, searchVersions, type Chosen, type FoundAct } from './findPickers.ts';
import { problemText } from './problemText.ts';

/** Versions by name, stage, alias, tag and metric: a program gets them, a person searches while typing and acts on one. */
export function findVersions(deps: LifecycleDeps): LifecycleCommands['findVersions'] {
  return async (input, { caller, rows }) => {
    const session = await sessionOf(deps.connections, rows);
    if (caller === 'person') return findAndAct(session, typedText(input));
    const { query, problems } = queryOf(input);
    const [problem] = problems;
    if (problem) throw new CommandError('invalid', problemText(problem));
    const { versions } = await searchVersions(session, query, untilTimeout());
    return { versions: versions.map(foundVersion) };
  };
}

async function findAndAct(session: Session, typed: string): Promise<undefined> {
  const chosen = await pickFound(session, typed);
  const alike = alikeOf(chosen);
  const act = await pickAct(chosen.version, alike.length);
  const { name, version } = chosen.version;
  const { command, input } = acts[act](name, version, alike);
  await vscode.commands.executeCommand(command, personAct(input, session));
}

/** Those of the same model that were found with it, as many as can be compared. */
function alikeOf({ version, among }: Chosen): readonly string[] {
  const others = among.filter((other) => other.name === version.name && other.version !== version.version);
  const versions = [version, ...others].slice(0, mostVersions).map((one) => one.version);
  return versions.toSorted((a, b) => Number(a) - Number(b));
}

type Act = (
  name: string,
  version: string,
  alike: readonly string[],
) => { readonly command: string; readonly input: Readonly<Record<string, unknown>> };

const acts: Readonly<Record<FoundAct, Act>> = {
  open: (name) => ({ command: 'mlflow.model.open', input: { name } }),
  compareProduction: (name, version) => ({
    command: 'mlflow.version.compareWithProduction',
    input: { name, version },
  }),
  compareFound: (name, _version, versions) => ({ command: 'mlflow.version.compare', input: { name, versions } }),
};

function foundVersion({ name, version, stage, aliases }: ModelVersion): FoundVersion {
  return { name, version, stage, aliases: aliases ?? [] };
}

/** What a row, or a page, stands for, as it would be typed. */
function typedText({ name, stage, alias, tag, metric }: FindVersionsInput): string {
  const parts = [
    name === undefined ? '' : `"${name.replaceAll('"', ' ')}"`,
    stage === undefined ? '' : `stage:${stage}`,
    alias === undefined ? '' : `alias:${alias}`,
    tag === undefined ? '' : `tag:${tag}`,
    metric ?? '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join(' ')} `;
}
