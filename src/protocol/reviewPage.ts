import * as z from 'zod/mini';
import type { Contract } from './rpc.ts';

/** Times are said by the extension; texts are in the person's language. */
const person = z.object({
  /** '' where nobody is named. */
  name: z.string(),
  from: z.enum(['server', 'git', 'system', 'nobody']),
});
export type ShownPerson = z.infer<typeof person>;

const moment = z.object({
  /** `today 09:12` */
  text: z.string(),
  /** With seconds and zone. */
  exact: z.string(),
});
export type ShownMoment = z.infer<typeof moment>;

const remark = z.object({
  kind: z.enum(['request', 'approve', 'reject', 'withdraw']),
  by: person,
  at: moment,
  comment: z.string(),
  /** Why it was approved although not all gates passed; '' when they did. */
  override: z.string(),
  /** How many gates stood how when it was decided. */
  gates: z.nullable(z.object({ passed: z.number(), failed: z.number(), unknown: z.number() })),
});
export type Remark = z.infer<typeof remark>;

const request = z.object({
  kind: z.literal('request'),
  name: z.string(),
  version: z.string(),
  /** Stages, in the person's language. */
  from: z.string(),
  to: z.string(),
  state: z.enum(['open', 'approved', 'rejected', 'withdrawn']),
  by: person,
  at: moment,
  /** `quant`, and the address. */
  connection: z.object({ name: z.string(), uri: z.string(), isProduction: z.boolean(), isWritable: z.boolean() }),
  /** Versions that approving archives. */
  archives: z.array(z.string()),
  /** Versions that stay in the stage beside it. */
  keeps: z.array(z.string()),
  /** `@champion` of version 2, of all versions that the move touches. */
  aliases: z.array(z.object({ version: z.string(), names: z.array(z.string()) })),
  /** What is not as it was when it was asked, one sentence each; empty when nothing changed. */
  changed: z.array(z.string()),
  /** Who looks at it asked for it, as far as anyone can tell. */
  isOwn: z.boolean(),
  canWithdraw: z.boolean(),
  discussion: z.array(remark),
});
export type ShownRequest = z.infer<typeof request>;

const failure = z.object({ kind: z.literal('failed'), problem: z.string() });
const headShape = z.discriminatedUnion('kind', [request, failure]);
export type ReviewHead = z.infer<typeof headShape>;

const gate = z.object({ outcome: z.enum(['passed', 'failed', 'unknown']), rule: z.string(), detail: z.string() });
export type ShownGate = z.infer<typeof gate>;

const gatesShape = z.discriminatedUnion('kind', [
  /** The workspace has no policy: gates are no condition. */
  z.object({ kind: z.literal('noPolicy') }),
  z.object({ kind: z.literal('judged'), passed: z.boolean(), gates: z.array(gate), path: z.string() }),
  failure,
]);
export type ShownGates = z.infer<typeof gatesShape>;

const side = z.object({
  name: z.string(),
  type: z.string(),
  /** `null` where it cannot be said: of tensors and parameters. */
  isRequired: z.nullable(z.boolean()),
});

const signatureRow = z.object({
  part: z.enum(['inputs', 'outputs', 'params']),
  old: z.nullable(side),
  now: z.nullable(side),
  isBreaking: z.boolean(),
  /** What it means for callers; of a part as a whole it is all there is to say. */
  meets: z.string(),
});
export type SignatureRow = z.infer<typeof signatureRow>;

const signatureShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('compared'),
    /** Number of the version in Production. */
    against: z.string(),
    rows: z.array(signatureRow),
    /** Names of what is not among the rows, the first few of so many. */
    more: z.object({ count: z.number(), names: z.array(z.string()) }),
    moreBreaking: z.number(),
  }),
  /** There is nothing to compare with, or to compare; said as a whole. */
  z.object({ kind: z.literal('nothing'), text: z.string() }),
  failure,
]);
export type ShownSignature = z.infer<typeof signatureShape>;

const metric = z.object({
  key: z.string(),
  /** As they are shown, and as they are; '' where there is none. */
  candidate: z.string(),
  production: z.string(),
  difference: z.string(),
  exact: z.string(),
  isEqual: z.boolean(),
});
export type ShownMetric = z.infer<typeof metric>;

const param = z.object({ key: z.string(), candidate: z.nullable(z.string()), production: z.nullable(z.string()) });
export type ShownParam = z.infer<typeof param>;

const valuesShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('values'),
    /** Number of the version in Production; '' when there is none. */
    against: z.string(),
    metrics: z.array(metric),
    moreMetrics: z.number(),
    /** Those that differ. */
    params: z.array(param),
    moreParams: z.number(),
    sameParams: z.number(),
    /** Why the run of a side is not known, one sentence each. */
    problems: z.array(z.string()),
  }),
  failure,
]);
export type ShownValues = z.infer<typeof valuesShape>;

const linked = z.object({ text: z.string(), title: z.string(), canOpen: z.boolean() });
const provenanceShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('provenance'),
    loggedModel: z.nullable(linked),
    run: z.nullable(linked),
    /** Who made the run; '' when unknown. */
    runBy: z.string(),
    experiment: z.nullable(linked),
    commit: z.nullable(linked),
    branch: z.string(),
    /** `null`: git cannot say. */
    isPushed: z.nullable(z.boolean()),
    isOnBranch: z.nullable(z.boolean()),
    /** The run was made from a tree with changes that were not committed; `null`: it does not say. */
    isDirty: z.nullable(z.boolean()),
    file: z.nullable(linked),
    /** Files that differ between the commit and the working tree; `null`: git cannot say. */
    differing: z.nullable(z.number()),
    /** Why git says nothing about the commit; '' when it does. */
    hint: z.string(),
    /** What could not be read, one sentence each. */
    problems: z.array(z.string()),
  }),
  failure,
]);
export type ShownProvenance = z.infer<typeof provenanceShape>;

const stateShape = z.object({
  head: headShape,
  /** `null` while it is being read. */
  gates: z.nullable(gatesShape),
  signature: z.nullable(signatureShape),
  values: z.nullable(valuesShape),
  provenance: z.nullable(provenanceShape),
  /** What the page remembers, so that the request is there again after a reload. */
  memory: z.string(),
});
export type ReviewState = z.infer<typeof stateShape>;

const places = ['model', 'policy', 'comparison', 'loggedModel', 'run', 'experiment', 'source', 'sourceDiff'] as const;
export type ReviewPlace = (typeof places)[number];

/** What the extension answers to the page. */
export const reviewHostContract = {
  requests: {
    /** Sent once the page listens: the request as it stands. The rest comes as `shown`, part by part. */
    ready: { input: z.object({}), output: stateShape },
    /** Answers whether it was decided. A person may be asked a long time. */
    decide: {
      input: z.object({ decision: z.enum(['approve', 'reject', 'withdraw']), comment: z.string() }),
      output: z.object({ isDone: z.boolean() }),
    },
  },
  notices: {
    refresh: z.object({}),
    open: z.object({ place: z.enum(places) }),
  },
} as const satisfies Contract;

/** What the page answers to the extension. */
export const reviewPageContract = {
  requests: {},
  notices: { shown: stateShape },
} as const satisfies Contract;
