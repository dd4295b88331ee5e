import { deprecation } from '../../../core/lifecycle/versionsDiff/deprecated.ts';
import { modelOverview, type ModelOverview } from '../../../core/lifecycle/find/modelOverview.ts';
import type { ModelVersion, RegisteredModel } from '../../../core/tracking/registeredModel.ts';
import type { Run } from '../../../core/tracking/run.ts';
import type { ProductionModel } from '../../../protocol/productionPage.ts';
import { shortened } from '../model/shortened.ts';

/** A row as it is shown, and the version that its run and signature are those of. */
export interface OverviewRow {
  readonly shown: ProductionModel;
  readonly subject: ModelVersion | undefined;
}

export function overviewRow(model: RegisteredModel, requests: number): OverviewRow {
  const overview = modelOverview(model);
  return { shown: shownModel(model, overview, requests), subject: overview.subject };
}

export function withRun(row: OverviewRow, run: Run | undefined): OverviewRow {
  if (!run) return row;
  const runState = run.lifecycle === 'deleted' ? 'DELETED' : cut(run.statusText);
  return { ...row, shown: { ...row.shown, runState } };
}

export function withSignature(row: OverviewRow, signature: ProductionModel['signature']): OverviewRow {
  return { ...row, shown: { ...row.shown, signature } };
}

function shownModel(model: RegisteredModel, overview: ModelOverview, requests: number): ProductionModel {
  return {
    name: model.name,
    production: staged(overview.production),
    staging: staged(overview.staging),
    aliases: model.aliases.slice(0, mostAliases).map(({ alias, version }) => ({ alias, version })),
    since: overview.since ?? null,
    isSinceRecorded: overview.isSinceRecorded,
    owner: cut(overview.owner ?? ''),
    signature: overview.subject ? 'later' : 'unknown',
    runState: '',
    requests,
    isDocumented: overview.isDocumented,
    newest: overview.newest ?? null,
  };
}

const mostAliases = 50;

function staged(version: ModelVersion | undefined): ProductionModel['production'] {
  return version ? { version: version.version, deprecated: cut(deprecation(version) ?? '') } : null;
}

/** Tags can hold any text. */
function cut(text: string): string {
  return shortened(text, longest);
}

const longest = 200;
