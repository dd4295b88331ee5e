import type { ModelVersion } from '../../tracking/registeredModel.ts';
import type { ModelRegistry } from '../../tracking/registry.ts';
import type { RequestRecord } from '../records/record.ts';
import { openTag } from '../records/recordTags.ts';
import { openRequests } from './openRequests.ts';

const pageSize = 200;
const mostPages = 10;

export interface VersionWithRequests {
  /** Of a search: without aliases. */
  readonly version: ModelVersion;
  readonly requests: readonly RequestRecord[];
}

/**
 * Versions with open requests over all models, by their marker: one request for each 200, up to 2,000 versions. A marker that is left over leads
 * to nothing. A model of which one version is tagged as a prompt is not found by any search (3.17.2).
 */
export async function searchOpenRequests(
  registry: ModelRegistry,
  signal: AbortSignal,
): Promise<readonly VersionWithRequests[]> {
  const found: VersionWithRequests[] = [];
  let pageToken: string | undefined;
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await registry.searchModelVersions({ filter: openFilter, pageSize, pageToken }, signal);
    for (const version of page.items) {
      const requests = openRequests(version);
      if (requests.length > 0) found.push({ version, requests });
    }
    if (page.next === undefined || page.next === pageToken) break;
    pageToken = page.next;
  }
  return found;
}

const openFilter = `tags.\`${openTag}\` = 'true'`;
