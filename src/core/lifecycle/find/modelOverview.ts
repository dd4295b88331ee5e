import { valueOf } from '../../tracking/keyValue.ts';
import {
  byNumberDescending,
  latestVersion,
  type ModelVersion,
  type RegisteredModel,
} from '../../tracking/registeredModel.ts';
import { isDocumented } from '../card/isDocumented.ts';
import { moveTime, recordedMoves } from '../history/recordedMoves.ts';
import type { Stage } from '../stage.ts';

/** What a search of registered models tells of one of them, without a request of its own. */
export interface ModelOverview {
  readonly production: ModelVersion | undefined;
  readonly staging: ModelVersion | undefined;
  /** The one that matters most: in Production, else in Staging, else the newest. */
  readonly subject: ModelVersion | undefined;
  /** Since when the version is in Production, in milliseconds since 1970; where no record tells it, its last change: it is there no later. */
  readonly since: number | undefined;
  readonly isSinceRecorded: boolean;
  readonly owner: string | undefined;
  /** That version has a model card, or whatever else describes it; of a model without versions, the model. */
  readonly isDocumented: boolean;
  readonly newest: string | undefined;
}

export function modelOverview(model: RegisteredModel): ModelOverview {
  const production = newestIn(model, 'Production');
  const staging = newestIn(model, 'Staging');
  const newest = latestVersion(model);
  const moved = production && movedAt(production);
  const subject = production ?? staging ?? newest;
  return {
    production,
    staging,
    subject,
    since: moved ?? production?.lastUpdated,
    isSinceRecorded: moved !== undefined,
    owner: ownerOf(model, subject),
    isDocumented: isDocumented(subject ?? model),
    newest: newest?.version,
  };
}

function newestIn({ latestVersions }: RegisteredModel, stage: Stage): ModelVersion | undefined {
  return latestVersions.filter((version) => version.stage === stage).toSorted(byNumberDescending)[0];
}

/** By the record of the move, where the newest one led to the stage. */
function movedAt(version: ModelVersion): number | undefined {
  const newest = recordedMoves([version]).at(-1);
  return newest && newest.record.to === version.stage ? moveTime(newest.record) : undefined;
}

/** The tag says it where there is one: the user is who registered it, and only some servers tell that. */
function ownerOf(model: RegisteredModel, version: ModelVersion | undefined): string | undefined {
  const told = [valueOf(model.tags, 'owner'), version && valueOf(version.tags, 'owner'), model.user, version?.user];
  return told.find((owner) => owner !== undefined && owner.trim() !== '');
}
