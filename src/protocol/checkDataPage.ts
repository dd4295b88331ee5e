import * as z from 'zod/mini';
import type { Contract } from './rpc.ts';

const outcome = z.enum(['accepted', 'refused', 'changed', 'ignored', 'unknown']);
export type PageOutcome = z.infer<typeof outcome>;

const way = z.object({
  isAccepted: z.boolean(),
  count: z.number(),
  /** The first few, in the person's language. */
  problems: z.array(z.string()),
});
export type PageWay = z.infer<typeof way>;

const row = z.object({
  /** From one. */
  row: z.number(),
  /** As it is written; '' for none. */
  value: z.string(),
  why: z.string(),
  way: z.enum(['serving', 'predict']),
  isChange: z.boolean(),
  /** Whether the place can be opened. */
  hasPlace: z.boolean(),
});
export type PageRow = z.infer<typeof row>;

const column = z.object({
  name: z.string(),
  /** `long`, `float32 (-1, 28)`; `null`: not in the signature. */
  declared: z.nullable(z.string()),
  isRequired: z.boolean(),
  found: z.nullable(z.object({ type: z.string(), empty: z.number() })),
  isAbsent: z.boolean(),
  serving: outcome,
  predict: outcome,
  servingReasons: z.array(z.string()),
  predictReasons: z.array(z.string()),
  firstRow: z.nullable(z.number()),
  rows: z.array(row),
  /** A type that would take the data, where it can be written into the file; `null`: none. */
  betterType: z.nullable(z.string()),
});
export type PageColumn = z.infer<typeof column>;

const report = z.object({
  /** As the scoring server gets the data: `dataframe_split`; '' where there is no name for it. */
  envelope: z.string(),
  bytes: z.number(),
  /** `null`: the data are no table. */
  size: z.nullable(z.object({ rows: z.number(), columns: z.number() })),
  seconds: z.number(),
  serving: way,
  predict: way,
  columns: z.array(column),
});
export type PageReport = z.infer<typeof report>;

const state = z.object({
  /** The model, as a person calls it. */
  model: z.string(),
  source: z.nullable(z.object({ kind: z.enum(['file', 'body', 'example']), name: z.string() })),
  isBusy: z.boolean(),
  /** Why there is no result, as a sentence; '' where there is one, or none was asked for. */
  failure: z.string(),
  report: z.nullable(report),
  /** What the page keeps, and the extension reads when VS Code brings the page back. */
  memory: z.string(),
});
export type CheckDataState = z.infer<typeof state>;

const nothing = z.object({});
const index = z.int().check(z.nonnegative());

/** What the extension answers to the page. */
export const checkDataHostContract = {
  requests: {
    /** Sent once the page listens. Its answer is the first state; later ones come as `shown`. */
    ready: { input: nothing, output: state },
  },
  notices: {
    choose: nothing,
    paste: nothing,
    useExample: nothing,
    /** Addresses of files that were dropped onto the page. They are checked before anything is read. */
    dropped: z.object({ uris: z.array(z.string().check(z.maxLength(10_000))).check(z.maxLength(100)) }),
    again: nothing,
    stop: nothing,
    copy: nothing,
    /** A row of a column, by their indices in the report. */
    openRow: z.object({ column: index, row: index }),
    /** Gives a column the type that takes the data. All of it as the page shows it: another report may be on its way. */
    changeType: z.object({ column: index, name: z.string(), type: z.string() }),
  },
} as const satisfies Contract;

/** What the page answers to the extension. */
export const checkDataPageContract = {
  requests: {},
  notices: {
    shown: state,
    /** How much of a long file is read. */
    read: z.object({ percent: z.int().check(z.gte(0), z.lte(100)) }),
  },
} as const satisfies Contract;
