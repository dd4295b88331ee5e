import * as vscode from 'vscode';
import { firstWords } from '../../../core/lifecycle/card/unmarked.ts';
import { runsById } from '../../../core/lifecycle/facts/runsById.ts';
import { readQuery, type FindProblem, type FindQuery } from '../../../core/lifecycle/find/findQuery.ts';
import { findVersions, mostLookedAt, type FoundVersions } from '../../../core/lifecycle/find/findVersions.ts';
import { deprecation } from '../../../core/lifecycle/versionsDiff/deprecated.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import { metricValue } from '../../../core/tracking/run.ts';
import { failureText } from '../../base/failure.ts';
import { formatCount, formatMetric } from '../../base/format.ts';
import { nothing, pick, type PickItem } from '../../base/multiStep.ts';
import { plainLabel } from '../../base/plainLabel.ts';
import type { Session } from '../../connections/session.ts';
import { separator } from '../../runs/runPickers.ts';
import { stageName } from '../../registry/stageText.ts';
import { problemText } from './problemText.ts';

/** So many rows are shown. */
const mostShown = 200;

/** The versions that were found when one of them was chosen. */
export interface Chosen {
  readonly version: ModelVersion;
  readonly among: readonly ModelVersion[];
}

/** Asks for a version, searching while it is typed; `typed` stands there at first. */
export async function pickFound(session: Session, typed: string): Promise<Chosen> {
  let among: readonly ModelVersion[] = [];
  const search = async (text: string, signal: AbortSignal): Promise<readonly PickItem<ModelVersion>[]> => {
    const { query, problems } = readQuery(text);
    const found = await searchVersions(session, query, signal);
    among = found.versions;
    return itemsOf(found, query, problems);
  };
  const version = await pick<ModelVersion>(
    {
      title: vscode.l10n.t('Find Model Versions'),
      placeholder: vscode.l10n.t('Part of the name, stage:Production, @alias, tag:key=value, f1>=0.6'),
      items: search,
      failed: (error) => failureText({ what: vscode.l10n.t('Versions could not be searched') }, error),
    },
    { step: 1, total: 1, draft: { text: typed } },
  );
  return { version, among };
}

export function searchVersions(
  { registry, tracking }: Session,
  query: FindQuery,
  signal: AbortSignal,
): Promise<FoundVersions> {
  return findVersions({ registry, runs: (ids, until) => runsById(tracking, ids, until) }, query, signal);
}

export type FoundAct = 'open' | 'compareFound' | 'compareProduction';

/** Asks what is to be done with a version; `alike` says how many others of its model were found. */
export async function pickAct({ name, version, stage }: ModelVersion, alike: number): Promise<FoundAct> {
  const items: PickItem<FoundAct>[] = [
    { label: `$(library) ${vscode.l10n.t('Open Model Page')}`, value: 'open' },
    ...(stage === 'Production'
      ? []
      : [
          {
            label: `$(verified-filled) ${vscode.l10n.t('Compare with Production')}`,
            value: 'compareProduction' as const,
          },
        ]),
    ...(alike > 1
      ? [
          {
            label: `$(diff) ${vscode.l10n.t('Compare the {count} Versions That Were Found', { count: alike })}`,
            value: 'compareFound' as const,
          },
        ]
      : []),
  ];
  const title = vscode.l10n.t('{name}, version {version}', { name, version });
  return pick<FoundAct>({ title, placeholder: vscode.l10n.t('Choose what to do'), items });
}

function itemsOf(
  { versions, runs, isCut }: FoundVersions,
  query: FindQuery,
  problems: readonly FindProblem[],
): readonly PickItem<ModelVersion>[] {
  const notes = problems.map((problem) => nothing(problemText(problem)));
  const shown = versions.slice(0, mostShown).map((version): PickItem<ModelVersion> => ({
    label: `${deprecation(version) === undefined ? '$(versions)' : '$(warning)'} ${plainLabel(versionName(version))}`,
    description: plainLabel(descriptionOf(version)),
    detail: plainLabel(detailOf(version, query, runs)),
    value: version,
  }));
  if (shown.length === 0) notes.push(nothing(vscode.l10n.t('No versions found')));
  const cut = cutText(versions.length, isCut);
  return [...notes, ...(cut === undefined ? [] : [separator(cut)]), ...shown];
}

function versionName({ name, version }: ModelVersion): string {
  return vscode.l10n.t('{name}, version {version}', { name, version });
}

function descriptionOf(version: ModelVersion): string {
  const { stage, aliases = [] } = version;
  const deprecated = deprecation(version) === undefined ? '' : vscode.l10n.t('deprecated');
  const staged = stage === undefined || stage === 'None' ? '' : stageName(stage);
  return [staged, aliases.map((alias) => `@${alias}`).join(' '), deprecated].filter((part) => part).join(', ');
}

/** The metrics that were asked for, else the description. */
function detailOf(version: ModelVersion, { metrics }: FindQuery, runs: FoundVersions['runs']): string {
  const run = runs.get(version.runId ?? '');
  const values = run ? metrics.map(({ key }) => `${key} ${formatMetric(metricValue(run, key) ?? Number.NaN)}`) : [];
  return values.length > 0 ? values.join(', ') : firstWords(version.description);
}

function cutText(found: number, isCut: boolean): string | undefined {
  if (isCut)
    return vscode.l10n.t('{count} found; only the {most} versions that changed last were looked at', {
      count: formatCount(found),
      most: formatCount(mostLookedAt),
    });
  if (found <= mostShown) return undefined;
  return vscode.l10n.t('{shown} of {count} found', { shown: mostShown, count: formatCount(found) });
}
