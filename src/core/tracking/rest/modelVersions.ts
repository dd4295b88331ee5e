import * as z from 'zod/mini';
import { parseStage } from '../../lifecycle/stage.ts';
import { loggedModelIdPattern } from '../loggedModel.ts';
import type { ModelVersion, ModelVersionStatus } from '../registeredModel.ts';
import { endpoint } from './endpoint.ts';
import { id, keyValues, lenient, records, text, time } from './wire.ts';

/** As MLflow 2.22.4 and 3.17.2 answer. `aliases` is missing from searches; `model_id` is never told by them (it stands in `source`). */
export const WireModelVersion = z.object({
  name: z.string(),
  version: id,
  current_stage: lenient(z.string()),
  status: lenient(z.string()),
  status_message: lenient(z.string()),
  source: text,
  run_id: lenient(z.string()),
  model_id: lenient(z.string()),
  description: text,
  creation_timestamp: lenient(time),
  last_updated_timestamp: lenient(time),
  user_id: lenient(z.string()),
  tags: keyValues,
  aliases: lenient(z.array(z.string())),
});

/** Only `name`, `version_number` and the two timestamps order a search: `version` is a 400 (3.17.2). */
export const searchModelVersions = endpoint({
  method: 'GET',
  path: 'model-versions/search',
  kind: 'read',
  request: z.object({
    max_results: z.number(),
    filter: z.optional(z.string()),
    order_by: z.optional(z.array(z.string())),
    page_token: z.optional(z.string()),
  }),
  response: z.object({ model_versions: records(WireModelVersion), next_page_token: lenient(z.string()) }),
});

export const getModelVersion = endpoint({
  method: 'GET',
  path: 'model-versions/get',
  kind: 'read',
  request: z.object({ name: z.string(), version: z.string() }),
  response: z.object({ model_version: WireModelVersion }),
});

/** The newest version of each stage, in no fixed order. */
export const getLatestVersions = endpoint({
  method: 'POST',
  path: 'registered-models/get-latest-versions',
  kind: 'read',
  request: z.object({ name: z.string() }),
  response: z.object({ model_versions: records(WireModelVersion) }),
});

/** 3.17 wants the `run_id` or `model_id` that `source` belongs to; 2.22 does not know `model_id` and ignores it. */
export const createModelVersion = endpoint({
  method: 'POST',
  path: 'model-versions/create',
  kind: 'write',
  request: z.object({
    name: z.string(),
    source: z.string(),
    run_id: z.optional(z.string()),
    model_id: z.optional(z.string()),
    description: z.optional(z.string()),
    tags: z.optional(z.readonly(z.array(z.object({ key: z.string(), value: z.string() })))),
  }),
  response: z.object({ model_version: WireModelVersion }),
});

/** The flag is left out for `None` and `Archived`: 500 otherwise (3.17.2). */
export const transitionStage = endpoint({
  method: 'POST',
  path: 'model-versions/transition-stage',
  kind: 'write',
  request: z.object({
    name: z.string(),
    version: z.string(),
    stage: z.string(),
    archive_existing_versions: z.optional(z.boolean()),
  }),
  response: z.object({ model_version: WireModelVersion }),
});

/** A missing `description` clears it, so it is always sent (3.17.2). */
export const updateModelVersion = endpoint({
  method: 'PATCH',
  path: 'model-versions/update',
  kind: 'write',
  request: z.object({ name: z.string(), version: z.string(), description: z.string() }),
  response: z.object({}),
});

export const deleteModelVersion = endpoint({
  method: 'DELETE',
  path: 'model-versions/delete',
  kind: 'write',
  request: z.object({ name: z.string(), version: z.string() }),
  response: z.object({}),
});

export const setModelVersionTag = endpoint({
  method: 'POST',
  path: 'model-versions/set-tag',
  kind: 'write',
  request: z.object({ name: z.string(), version: z.string(), key: z.string(), value: z.string() }),
  response: z.object({}),
});

/** A tag that is not there is no failure (3.17.2). */
export const deleteModelVersionTag = endpoint({
  method: 'DELETE',
  path: 'model-versions/delete-tag',
  kind: 'write',
  request: z.object({ name: z.string(), version: z.string(), key: z.string() }),
  response: z.object({}),
});

const statuses = new Map<string | undefined, ModelVersionStatus>([
  ['PENDING_REGISTRATION', 'pending'],
  ['FAILED_REGISTRATION', 'failed'],
]);

export function toModelVersion(wire: z.infer<typeof WireModelVersion>): ModelVersion {
  return {
    name: wire.name,
    version: wire.version,
    stage: parseStage(wire.current_stage),
    status: statuses.get(wire.status) ?? 'ready',
    statusMessage: wire.status_message || undefined,
    source: wire.source,
    runId: wire.run_id || undefined, // MLflow sends '' for "no run"
    modelId: wire.model_id || modelIdOf(wire.source),
    description: wire.description,
    created: wire.creation_timestamp,
    lastUpdated: wire.last_updated_timestamp,
    user: wire.user_id || undefined,
    tags: wire.tags,
    aliases: wire.aliases,
  };
}

/** The logged model that a version was made of: `models:/m-…`. */
function modelIdOf(source: string): string | undefined {
  const rest = source.startsWith('models:/') ? source.slice('models:/'.length) : '';
  return loggedModelIdPattern.test(rest) ? rest : undefined;
}
