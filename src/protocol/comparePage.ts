import * as z from 'zod/mini';
import type { Contract } from './rpc.ts';

const part = z.enum(['inputs', 'outputs', 'params']);
const cells = z.object({
  name: z.nullable(z.string()),
  type: z.string(),
  isRequired: z.nullable(z.boolean()),
  shape: z.nullable(z.string()),
  default: z.nullable(z.string()),
});

const row = z.object({
  state: z.enum(['identical', 'changed', 'added', 'removed']),
  depth: z.number(),
  old: z.nullable(cells),
  now: z.nullable(cells),
  changes: z.array(z.number()),
  differs: z.boolean(),
});
export type ComparedRow = z.infer<typeof row>;
export type ComparedCells = z.infer<typeof cells>;

const comparedPart = z.object({
  part,
  holds: z.enum(['columns', 'tensors', 'params', 'nothing']),
  rows: z.array(row),
  changes: z.array(z.number()),
});
export type ComparedPartPage = z.infer<typeof comparedPart>;

const change = z.object({
  kind: z.enum([
    'part-added',
    'part-removed',
    'schema-kind-changed',
    'naming-changed',
    'order-changed',
    'added',
    'removed',
    'property-added',
    'property-removed',
    'type-widened',
    'type-narrowed',
    'type-changed',
    'required-changed',
    'dtype-changed',
    'shape-changed',
    'list-changed',
    'default-changed',
  ]),
  part,
  /** The name, or the path to a nested value; '' for the part as a whole. */
  where: z.string(),
  isBreaking: z.boolean(),
  from: z.string(),
  to: z.string(),
  /** What it means for callers and readers, in the person's language. */
  meets: z.string(),
});
export type PageChange = z.infer<typeof change>;

const side = z.object({
  /** `BTC StockPrediction, version 2 (Production)`; '' where nothing is chosen. */
  label: z.string(),
  /** As it is named in sentences: `version 2`, `this file`. */
  short: z.string(),
  /** A codicon. */
  icon: z.string(),
  hasUnsavedChanges: z.boolean(),
  /** Why it cannot be compared, in the person's language; '' when it can. */
  problem: z.string(),
});
export type ComparedSide = z.infer<typeof side>;

const comparedShape = z.object({
  from: side,
  to: side,
  /** What the page remembers, so that the comparison is there again after a reload. */
  memory: z.string(),
  /** `null` until both sides can be read. */
  comparison: z.nullable(
    z.object({
      verdict: z.enum(['identical', 'compatible', 'breaking']),
      changes: z.array(change),
      parts: z.array(comparedPart),
    }),
  ),
});
export type ComparedSignatures = z.infer<typeof comparedShape>;

/** What the extension answers to the page. */
export const compareHostContract = {
  requests: {
    /** Sent once the page listens. Its answer is the first state; later ones come as `shown`. */
    ready: { input: z.object({}), output: comparedShape },
  },
  notices: {
    /** The person is asked for another model; what is chosen comes as `shown`. */
    choose: z.object({ side: z.enum(['from', 'to']) }),
    swap: z.object({}),
    openTextDiff: z.object({}),
    copyReport: z.object({}),
  },
} as const satisfies Contract;

/** What the page answers to the extension. */
export const comparePageContract = {
  requests: {},
  notices: { shown: comparedShape },
} as const satisfies Contract;
