import { openRequests } from '../../../core/lifecycle/review/openRequests.ts';
import { deprecation } from '../../../core/lifecycle/versionsDiff/deprecated.ts';
import { shownTags } from '../../../core/lifecycle/versionsDiff/versionsTable.ts';
import type { KeyValue } from '../../../core/tracking/keyValue.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import type { PageKeyValue, VersionCard } from '../../../protocol/modelPage.ts';
import { shortened } from './shortened.ts';

/** So many tags of a version are told, and so many characters of each: anybody may write as many as they like. */
const most = { tags: 20, tagLength: 100, detailTags: 200, detailTagLength: 5000, aliases: 50, requests: 50 } as const;

/** A version as its card shows it; what is empty is left out. */
export function versionCard(version: ModelVersion): VersionCard {
  const { stage, created, user, status } = version;
  const own = version.tags.length === 0 ? [] : shownTags(version.tags);
  const requests = own.length === version.tags.length ? [] : openRequests(version);
  const aliases = version.aliases ?? [];
  return {
    version: version.version,
    ...(stage !== undefined && { stage }),
    ...(created !== undefined && { created }),
    ...(user !== undefined && { user: shortened(user, most.tagLength) }),
    ...(aliases.length > 0 && { aliases: aliases.slice(0, most.aliases) }),
    ...(own.length > 0 && { tags: own.slice(0, most.tags).map(({ key, value }) => tagText(key, value)) }),
    ...(requests.length > 0 && {
      requests: requests.slice(0, most.requests).map(({ id, to, by }) => ({ id, to, by: by.name })),
    }),
    ...(status !== 'ready' && { status }),
    ...(deprecation(version) !== undefined && { isDeprecated: true }),
  };
}

/** Tags that people set. */
export function ownTags(tags: readonly KeyValue[]): PageKeyValue[] {
  return shownTags(tags)
    .slice(0, most.detailTags)
    .map(({ key, value }) => ({ key: shortened(key, 250), value: shortened(value, most.detailTagLength) }));
}

function tagText(key: string, value: string): string {
  return shortened(value === '' ? key : `${key}: ${value}`, most.tagLength);
}
