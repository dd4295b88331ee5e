import * as z from 'zod/mini';
import type { Contract } from './rpc.ts';

/** `null`: there is none. Numbers that JSON cannot say are texts: `NaN`. */
const cell = z.nullable(z.union([z.string(), z.number(), z.object({ isUnknown: z.literal(true) })]));
export type VersionCell = z.infer<typeof cell>;

const row = z.object({
  key: z.string(),
  /** One for each version. */
  cells: z.array(cell),
  differs: z.boolean(),
});
export type VersionRow = z.infer<typeof row>;

const section = z.object({
  section: z.enum(['overview', 'metrics', 'params', 'tags', 'signature', 'requirements']),
  rows: z.array(row),
});
export type VersionSection = z.infer<typeof section>;

const version = z.object({
  version: z.string(),
  /** In the person's language; '' where there is none. */
  stage: z.string(),
  /** What its tag `deprecated` says; '' when it is not. */
  deprecated: z.string(),
});
export type ComparedVersion = z.infer<typeof version>;

const shownVersions = z.object({
  name: z.string(),
  /** Of the server. */
  connection: z.string(),
  versions: z.array(version),
  /** Index of the version that the others are told by. */
  baseline: z.number(),
  sections: z.array(section),
  /** What could not be read, in the person's language. */
  problems: z.array(z.string()),
  /** What the page remembers, so that the comparison is there again after a reload. */
  memory: z.string(),
});
export type ShownVersions = z.infer<typeof shownVersions>;

const index = z.object({ index: z.number() });

/** What the extension answers to the page. */
export const versionsHostContract = {
  requests: {
    /** Sent once the page listens. Its answer is the first state; later ones come as `shown`. */
    ready: { input: z.object({}), output: shownVersions },
  },
  notices: {
    baseline: index,
    /** The person is asked for other versions. */
    choose: z.object({}),
    openModel: z.object({}),
    /** That version against the baseline. */
    compareSignatures: index,
    openTextDiff: z.object({}),
    copy: z.object({ text: z.string() }),
  },
} as const satisfies Contract;

/** What the page answers to the extension. */
export const versionsPageContract = {
  requests: {},
  notices: {
    shown: shownVersions,
    /** The versions could not be read again: why, in the person's language. */
    failed: z.object({ why: z.string() }),
  },
} as const satisfies Contract;
