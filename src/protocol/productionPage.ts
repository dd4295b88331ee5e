import * as z from 'zod/mini';
import type { Contract } from './rpc.ts';

const stagedVersion = z.object({
  version: z.string(),
  /** What its tag `deprecated` says; '' when it is not. */
  deprecated: z.string(),
});

const model = z.object({
  name: z.string(),
  production: z.nullable(stagedVersion),
  staging: z.nullable(stagedVersion),
  aliases: z.array(z.object({ alias: z.string(), version: z.string() })),
  /** Since when the version is in Production, in milliseconds since 1970. */
  since: z.nullable(z.number()),
  /** Otherwise it is the last change of the version, and the move is no later. */
  isSinceRecorded: z.boolean(),
  owner: z.string(),
  /** Of the version in Production, else in Staging, else of the newest; `later` until it was asked for. */
  signature: z.enum(['later', 'present', 'missing', 'unknown']),
  /** Of the run of the same version, as MLflow writes it; '' where there is none or it is not known yet. */
  runState: z.string(),
  requests: z.number(),
  /** Of the same version: it has a description, which is its model card. */
  isDocumented: z.boolean(),
  /** The highest number of its versions that is known. */
  newest: z.nullable(z.string()),
});
export type ProductionModel = z.infer<typeof model>;

const loading = z.object({
  /** Those that are new or have changed, by their names. */
  models: z.array(model),
  state: z.enum(['loading', 'done', 'cancelled', 'failed']),
  /** Why it failed, in the person's language; '' while it did not. */
  problem: z.string(),
});
export type LoadedModels = z.infer<typeof loading>;

const overview = z.extend(loading, {
  /** Of the server. */
  connection: z.string(),
  memory: z.string(),
});
export type ProductionOverview = z.infer<typeof overview>;

/** What the extension answers to the page. */
export const productionHostContract = {
  requests: {
    /** Sent once the page listens. Its answer is all that was read so far; more comes as `loaded`. */
    ready: { input: z.object({}), output: overview },
  },
  notices: {
    /** Rows that are seen: what costs a request of its own is read of these only. */
    seen: z.object({ names: z.array(z.string()) }),
    open: z.object({ name: z.string() }),
    cancel: z.object({}),
    reload: z.object({}),
    copy: z.object({ text: z.string(), as: z.enum(['markdown', 'csv']) }),
  },
} as const satisfies Contract;

/** What the page answers to the extension. */
export const productionPageContract = {
  requests: {},
  notices: {
    loaded: loading,
    /** Everything is read anew. */
    restarted: z.object({}),
  },
} as const satisfies Contract;
