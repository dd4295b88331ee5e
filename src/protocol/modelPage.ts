import * as z from 'zod/mini';
import type { Contract } from './rpc.ts';

const stage = z.enum(['None', 'Staging', 'Production', 'Archived']);
const keyValue = z.object({ key: z.string(), value: z.string() });
export type PageKeyValue = z.infer<typeof keyValue>;

/** A move that somebody is to decide about. */
const openRequest = z.object({ id: z.string(), to: stage, by: z.string() });
export type PageRequest = z.infer<typeof openRequest>;

/** A version as its card shows it. There may be thousands: what is empty is left out. */
const card = z.object({
  version: z.string(),
  /** Left out in a registry without stages. */
  stage: z.optional(stage),
  created: z.optional(z.number()),
  user: z.optional(z.string()),
  aliases: z.optional(z.array(z.string())),
  /** `key: value`, for the filter and the table; records of the life cycle are not among them. */
  tags: z.optional(z.array(z.string())),
  requests: z.optional(z.array(openRequest)),
  /** Left out when it is ready. */
  status: z.optional(z.enum(['pending', 'failed'])),
  isDeprecated: z.optional(z.literal(true)),
});
export type VersionCard = z.infer<typeof card>;

const head = z.object({
  name: z.string(),
  /** Markdown. */
  description: z.string(),
  tags: z.array(keyValue),
  connection: z.string(),
  hasStages: z.boolean(),
  /** Why nothing can be written, in the person's language; '' when it can. */
  readOnly: z.string(),
  hasWeb: z.boolean(),
});
export type ModelHead = z.infer<typeof head>;

const shown = z.object({
  /** Which reading of the server it is; a page that sees another one asks for verdicts and details again. */
  epoch: z.number(),
  /** What the page remembers, so that it is there again after a reload. */
  memory: z.string(),
  /** `null` while the model could not be read even once. */
  head: z.nullable(head),
  /** Newest first. */
  versions: z.array(card),
  /** The newest version in Production, whose signature and metrics others are held against; '' when there is none. */
  production: z.string(),
  /** When what is shown was read, in milliseconds since 1970. */
  readAt: z.number(),
  /** Why it is not newer, in the person's language; '' when it is as the server has it. */
  problem: z.string(),
  isReading: z.boolean(),
});
export type ShownVersions = z.infer<typeof shown>;

/** What the source runs tell of all versions, each list in the order of `versions` of that epoch. */
const runValues = z.object({
  epoch: z.number(),
  /** The metric whose values these are; '' when no run has any. */
  metric: z.string(),
  /** All that can be chosen, those that most runs have first. */
  metrics: z.array(z.string()),
  /** Names of the runs, '' where there is none. */
  names: z.array(z.string()),
  /** As JavaScript writes a number (`NaN` too), '' where there is none. */
  values: z.array(z.string()),
  /** Why they could not be read, in the person's language; '' when they could. */
  problem: z.string(),
});
export type RunValues = z.infer<typeof runValues>;

const verdict = z.object({
  version: z.string(),
  kind: z.enum([
    'inProduction',
    'nothingInProduction',
    'noSignature',
    'productionHasNone',
    'same',
    'compatible',
    'breaking',
    'unknown',
  ]),
  /** Numbers of changes. */
  breaking: z.optional(z.number()),
  compatible: z.optional(z.number()),
  /** Of `unknown`, in the person's language. */
  why: z.optional(z.string()),
  /** It is so because of the version in Production. */
  isOfProduction: z.optional(z.literal(true)),
});
export type SignatureVerdict = z.infer<typeof verdict>;

const runStatus = z.enum(['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED']);

const metricRow = z.object({ key: z.string(), own: z.string(), production: z.string(), difference: z.string() });
export type PageMetricRow = z.infer<typeof metricRow>;

const commit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('known'),
    commit: z.string(),
    subject: z.string(),
    branch: z.string(),
    isOnBranch: z.boolean(),
    isPushed: z.boolean(),
    hasFile: z.boolean(),
  }),
  /** A commit that no repository of the workspace can say more about, or none at all (''). */
  z.object({
    kind: z.literal('unknown'),
    commit: z.string(),
    why: z.enum(['noTag', 'noRepository', 'notThere', 'noGit', 'untrusted', 'failed']),
  }),
]);
export type PageCommit = z.infer<typeof commit>;

const detail = z.object({
  epoch: z.number(),
  version: z.string(),
  /** Since when it is in its stage, where a record tells it. */
  since: z.optional(z.number()),
  user: z.string(),
  statusMessage: z.string(),
  source: z.string(),
  /** Markdown, its first 100,000 characters. */
  description: z.string(),
  tags: z.array(keyValue),
  run: z.nullable(
    z.object({
      id: z.string(),
      name: z.string(),
      /** `null` for one that this version does not know; `statusText` has it. */
      status: z.nullable(runStatus),
      statusText: z.string(),
      isDeleted: z.boolean(),
    }),
  ),
  experiment: z.nullable(z.object({ id: z.string(), name: z.string() })),
  commit,
  isDirty: z.boolean(),
  metrics: z.array(metricRow),
  /** Metrics that are not among them: only so many are shown. */
  moreMetrics: z.number(),
  datasets: z.array(z.object({ name: z.string(), context: z.string(), digest: z.string() })),
  /** What of it could not be read, in the person's language; '' when all could. */
  problem: z.string(),
});
export type VersionDetail = z.infer<typeof detail>;

const gates = z.object({
  version: z.string(),
  stage,
  /** What stands for the policy. */
  policy: z.enum(['policy', 'missing', 'invalid', 'untrusted']),
  gates: z.array(z.object({ outcome: z.enum(['passed', 'failed', 'unknown']), rule: z.string(), detail: z.string() })),
  problem: z.string(),
});
export type PageGates = z.infer<typeof gates>;

export const timelineKinds = ['registered', 'moved', 'asked', 'decided', 'alias', 'elsewhere'] as const;
export type TimelineKind = (typeof timelineKinds)[number];
const timelineKind = z.enum(timelineKinds);

const timelineEvent = z.object({
  kind: timelineKind,
  version: z.string(),
  /** Milliseconds since 1970; left out when it is not known. */
  at: z.optional(z.number()),
  by: z.string(),
  /** Whether the server knows who it was, or it is what a machine said. */
  isVerified: z.boolean(),
  comment: z.string(),
  from: z.optional(stage),
  to: z.optional(stage),
  archived: z.optional(z.array(z.string())),
  /** What a decision said. */
  decision: z.optional(z.enum(['approve', 'reject', 'withdraw'])),
  /** Why it was approved although not all gates passed. */
  override: z.optional(z.string()),
  isUndo: z.optional(z.literal(true)),
  /** A move that was taken back later. */
  isUndone: z.optional(z.literal(true)),
  alias: z.optional(z.string()),
  /** Version that had the alias before. */
  before: z.optional(z.string()),
  isRemoved: z.optional(z.literal(true)),
  /** Name of the run that a version was registered from. */
  run: z.optional(z.string()),
});
export type PageEvent = z.infer<typeof timelineEvent>;

const timeline = z.object({ epoch: z.number(), total: z.number(), events: z.array(timelineEvent) });
export type TimelinePart = z.infer<typeof timeline>;

/** What a person asks for by a button. All of it asks and confirms outside of the page. */
export const modelActs = [
  'refresh',
  'register',
  'describeModel',
  'openWeb',
  'undo',
  'phaseOut',
  'migrate',
  'openPolicy',
  'move',
  'request',
  'review',
  'promote',
  'setAlias',
  'deleteAlias',
  'compare',
  'compareVersions',
  'openRun',
  'openExperiment',
  'openModelFile',
  'openSource',
  'compareSource',
  'describeVersion',
  'setTag',
  'makeCard',
  'serve',
  'try',
  'copyServing',
  'copyUri',
  'copySource',
  'deleteVersion',
] as const;
export type ModelAct = (typeof modelActs)[number];

const act = z.object({
  act: z.enum(modelActs),
  version: z.optional(z.string()),
  stage: z.optional(stage),
  alias: z.optional(z.string()),
  requestId: z.optional(z.string()),
});
export type ModelActInput = z.infer<typeof act>;

/** At most so many versions are asked about at once, and so many events come together. */
export const modelPageLimits = { verdicts: 100, events: 50 } as const;

/** What the extension answers to the page. */
export const modelHostContract = {
  requests: {
    /** Sent once the page listens. Answered as soon as the versions are there; what the runs tell comes as `runs`. */
    ready: { input: z.object({ metric: z.string() }), output: shown },
    verdicts: { input: z.object({ versions: z.array(z.string()) }), output: z.array(verdict) },
    detail: { input: z.object({ version: z.string() }), output: z.nullable(detail) },
    gates: { input: z.object({ version: z.string() }), output: z.nullable(gates) },
    timeline: { input: z.object({ from: z.number(), kinds: z.array(timelineKind) }), output: timeline },
  },
  notices: {
    act,
    /** The headline metric; its values come as `runs`. */
    chooseMetric: z.object({ metric: z.string() }),
    /** A link of a description: only http and https are opened. */
    openLink: z.object({ address: z.string() }),
  },
} as const satisfies Contract;

/** What the page answers to the extension. */
export const modelPageContract = {
  requests: {},
  notices: {
    shown,
    /** All is read again; what is shown holds until the next `shown`. */
    reading: z.object({}),
    runs: runValues,
    /** Somebody asked for this version elsewhere. */
    select: z.object({ version: z.string() }),
  },
} as const satisfies Contract;
