import * as z from 'zod/mini';
import { valueOf, type KeyValue } from '../keyValue.ts';
import type { RegisteredModel } from '../registeredModel.ts';
import { endpoint } from './endpoint.ts';
import { toModelVersion, WireModelVersion } from './modelVersions.ts';
import { id, keyValues, lenient, listOf, records, text, time } from './wire.ts';

/** As MLflow 2.22.4 and 3.17.2 answer; `aliases` are the model's, also in a search. */
export const WireRegisteredModel = z.object({
  name: z.string(),
  description: text,
  creation_timestamp: lenient(time),
  last_updated_timestamp: lenient(time),
  user_id: lenient(z.string()),
  tags: keyValues,
  aliases: listOf(z.object({ alias: z.string(), version: id })),
  latest_versions: listOf(WireModelVersion),
});

const OneModel = z.object({ registered_model: WireRegisteredModel });

export const searchRegisteredModels = endpoint({
  method: 'GET',
  path: 'registered-models/search',
  kind: 'read',
  request: z.object({
    max_results: z.number(),
    filter: z.optional(z.string()),
    order_by: z.optional(z.array(z.string())),
    page_token: z.optional(z.string()),
  }),
  response: z.object({ registered_models: records(WireRegisteredModel), next_page_token: lenient(z.string()) }),
});

export const getRegisteredModel = endpoint({
  method: 'GET',
  path: 'registered-models/get',
  kind: 'read',
  request: z.object({ name: z.string() }),
  response: OneModel,
});

export const createRegisteredModel = endpoint({
  method: 'POST',
  path: 'registered-models/create',
  kind: 'write',
  request: z.object({ name: z.string(), description: z.optional(z.string()) }),
  response: OneModel,
});

export const renameRegisteredModel = endpoint({
  method: 'POST',
  path: 'registered-models/rename',
  kind: 'write',
  request: z.object({ name: z.string(), new_name: z.string() }),
  response: z.object({}),
});

/** A missing `description` clears it, so it is always sent (3.17.2). */
export const updateRegisteredModel = endpoint({
  method: 'PATCH',
  path: 'registered-models/update',
  kind: 'write',
  request: z.object({ name: z.string(), description: z.string() }),
  response: z.object({}),
});

/** Takes versions of any stage, tags and aliases with it. */
export const deleteRegisteredModel = endpoint({
  method: 'DELETE',
  path: 'registered-models/delete',
  kind: 'write',
  request: z.object({ name: z.string() }),
  response: z.object({}),
});

export const setRegisteredModelTag = endpoint({
  method: 'POST',
  path: 'registered-models/set-tag',
  kind: 'write',
  request: z.object({ name: z.string(), key: z.string(), value: z.string() }),
  response: z.object({}),
});

export const deleteRegisteredModelTag = endpoint({
  method: 'DELETE',
  path: 'registered-models/delete-tag',
  kind: 'write',
  request: z.object({ name: z.string(), key: z.string() }),
  response: z.object({}),
});

/** Moves the alias when another version has it. */
export const setAlias = endpoint({
  method: 'POST',
  path: 'registered-models/alias',
  kind: 'write',
  request: z.object({ name: z.string(), alias: z.string(), version: z.string() }),
  response: z.object({}),
});

/** An alias that is not there is no failure (3.17.2). */
export const deleteAlias = endpoint({
  method: 'DELETE',
  path: 'registered-models/alias',
  kind: 'write',
  request: z.object({ name: z.string(), alias: z.string() }),
  response: z.object({}),
});

export function toRegisteredModel(wire: z.infer<typeof WireRegisteredModel>): RegisteredModel {
  return {
    name: wire.name,
    description: wire.description,
    created: wire.creation_timestamp,
    lastUpdated: wire.last_updated_timestamp,
    user: wire.user_id || undefined,
    tags: wire.tags,
    aliases: wire.aliases,
    latestVersions: wire.latest_versions.map(toModelVersion),
  };
}

/** Prompts live in the registry as models and versions with this tag; searches leave them out, `get` does not (3.17.2). */
export function isPrompt({ tags }: { readonly tags: readonly KeyValue[] }): boolean {
  return valueOf(tags, 'mlflow.prompt.is_prompt') === 'true';
}
