import * as z from 'zod/mini';
import type { Experiment } from '../experiment.ts';
import { endpoint } from './endpoint.ts';
import { id, keyValues, lenient, records, text, time } from './wire.ts';

/** As MLflow 2.22.4 and 3.17.2 answer; 3.17 adds `workspace`. */
export const WireExperiment = z.object({
  experiment_id: id,
  name: text,
  artifact_location: text,
  lifecycle_stage: lenient(z.string()),
  creation_time: lenient(time),
  last_update_time: lenient(time),
  tags: keyValues,
});

/** `max_results` is required: 400 without it (3.17.2). */
export const searchExperiments = endpoint({
  method: 'POST',
  path: 'experiments/search',
  kind: 'read',
  request: z.object({
    max_results: z.number(),
    filter: z.optional(z.string()),
    order_by: z.optional(z.array(z.string())),
    view_type: z.optional(z.string()),
    page_token: z.optional(z.string()),
  }),
  response: z.object({ experiments: records(WireExperiment), next_page_token: lenient(z.string()) }),
});

export const getExperiment = endpoint({
  method: 'GET',
  path: 'experiments/get',
  kind: 'read',
  request: z.object({ experiment_id: z.string() }),
  response: z.object({ experiment: WireExperiment }),
});

export const createExperiment = endpoint({
  method: 'POST',
  path: 'experiments/create',
  kind: 'write',
  request: z.object({ name: z.string() }),
  response: z.object({ experiment_id: id }),
});

export const renameExperiment = endpoint({
  method: 'POST',
  path: 'experiments/update',
  kind: 'write',
  request: z.object({ experiment_id: z.string(), new_name: z.string() }),
  response: z.object({}),
});

/** Not idempotent: the second time it is 404 (3.17.2). */
export const deleteExperiment = endpoint({
  method: 'POST',
  path: 'experiments/delete',
  kind: 'write',
  request: z.object({ experiment_id: z.string() }),
  response: z.object({}),
});

export const restoreExperiment = endpoint({
  method: 'POST',
  path: 'experiments/restore',
  kind: 'write',
  request: z.object({ experiment_id: z.string() }),
  response: z.object({}),
});

export function toExperiment(wire: z.infer<typeof WireExperiment>): Experiment {
  return {
    id: wire.experiment_id,
    name: wire.name,
    artifactLocation: wire.artifact_location,
    lifecycle: wire.lifecycle_stage === 'deleted' ? 'deleted' : 'active',
    created: wire.creation_time,
    lastUpdated: wire.last_update_time,
    tags: wire.tags,
  };
}
