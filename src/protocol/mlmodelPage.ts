import * as z from 'zod/mini';
import type { Gesture } from '../core/mlmodel/page/gesture.ts';
import { pageSections, rowCells, type ModelPage } from '../core/mlmodel/page/modelPage.ts';
import type { Contract } from './rpc.ts';

/** UTF-16 units of a text that a page may send. */
const longestText = 1_000_000;
const mostRows = 50_000;

const shortText = z.string().check(z.maxLength(longestText));
const index = z.int().check(z.nonnegative());
const part = z.enum(['inputs', 'outputs', 'params']);
const path = z.array(index).check(z.minLength(1), z.maxLength(200));
const paths = z.array(path).check(z.minLength(1), z.maxLength(mostRows));

const newRow = z.object({
  name: z.nullable(shortText),
  type: shortText,
  isRequired: z.exactOptional(z.boolean()),
  shape: z.exactOptional(shortText),
  default: z.exactOptional(shortText),
});

export const gestureShape: z.ZodMiniType<Gesture> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rename'), part, path, name: z.nullable(shortText) }),
  z.object({ kind: z.literal('setType'), part, paths, type: shortText }),
  z.object({ kind: z.literal('setRequired'), part, paths, isRequired: z.boolean() }),
  z.object({ kind: z.literal('setShape'), part, path, shape: shortText }),
  z.object({ kind: z.literal('setDefault'), path, default: shortText }),
  z.object({ kind: z.literal('add'), part, before: path, rows: z.array(newRow).check(z.maxLength(mostRows)) }),
  z.object({ kind: z.literal('duplicate'), part, paths }),
  z.object({ kind: z.literal('remove'), part, paths }),
  z.object({ kind: z.literal('move'), part, paths, by: z.union([z.literal(-1), z.literal(1)]) }),
  z.object({ kind: z.literal('replace'), parts: z.array(z.object({ part, json: z.string() })) }),
]);

const row = z.object({
  path: z.array(z.number()),
  name: z.nullable(z.string()),
  kind: z.enum(['column', 'tensor', 'param', 'property']),
  type: z.string(),
  isRequired: z.nullable(z.boolean()),
  shape: z.nullable(z.string()),
  default: z.nullable(z.string()),
  inside: z.number(),
});

const problem = z.object({
  severity: z.enum(['error', 'warning', 'information', 'hint']),
  code: z.string(),
  text: z.string(),
  file: z.string(),
  place: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('row'), part, path: z.array(z.number()), cell: z.nullable(z.enum(rowCells)) }),
    z.object({ kind: z.literal('part'), part }),
    z.object({ kind: z.literal('section'), section: z.enum(pageSections) }),
  ]),
  fixes: z.array(z.string()),
});

const fact = z.object({ key: z.string(), value: z.string() });
const verdict = z.object({
  outcome: z.enum(['accepted', 'refused', 'unknown']),
  reasons: z.array(z.string()),
  column: z.nullable(z.string()),
});

export const modelPageShape: z.ZodMiniType<ModelPage> = z.object({
  model: z.object({
    title: z.string(),
    tags: z.array(z.string()),
    runId: z.string(),
    modelId: z.string(),
    modelUuid: z.string(),
    artifactPath: z.string(),
    created: z.string(),
    mlflowVersion: z.string(),
    pythonVersion: z.string(),
    size: z.nullable(z.number()),
  }),
  flavors: z.array(z.object({ name: z.string(), keys: z.array(fact), snippet: z.string() })),
  signature: z.array(
    z.object({
      part,
      state: z.enum(['absent', 'broken', 'rows']),
      holds: z.enum(['columns', 'tensors', 'params']),
      rows: z.array(row),
    }),
  ),
  isFromTypeHint: z.boolean(),
  environment: z.object({
    files: z.array(z.string()),
    packages: z.array(z.object({ name: z.string(), versions: z.array(z.string()), isConflict: z.boolean() })),
  }),
  example: z.nullable(
    z.object({
      file: z.string(),
      type: z.string(),
      preview: z.string(),
      isCut: z.boolean(),
      serving: verdict,
      predict: verdict,
    }),
  ),
  metadata: z.array(fact),
  problems: z.array(problem),
  isBroken: z.boolean(),
});

/** What the active connection knows of the model; it comes after the page is shown. Texts are the server's, to be shown as plain text. */
const linksShape = z.object({
  run: z.nullable(z.string()),
  experiment: z.nullable(z.string()),
  versions: z.array(z.object({ name: z.string(), version: z.string(), stage: z.string() })),
});
export type ModelLinks = z.infer<typeof linksShape>;

const shownShape = z.object({
  /** Of the text that is shown: a gesture names it, and is dropped when the text has changed since. */
  epoch: z.number(),
  page: modelPageShape,
  /** Why nothing can be changed, as a sentence; '' when it can. */
  readOnly: z.string(),
});
export type ShownModel = z.infer<typeof shownShape>;

const outcomeShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('applied') }),
  /** The text had changed: nothing was done; what holds now is on its way. */
  z.object({ kind: z.literal('stale') }),
  /** In the person's language. */
  z.object({ kind: z.literal('refused'), text: z.string() }),
]);
export type GestureOutcome = z.infer<typeof outcomeShape>;

/** What the editor does besides changing the text; each is a command of the extension. */
export const pageActs = [
  'openText',
  'checkData',
  'checkExample',
  'compare',
  'infer',
  'copyPayload',
  'exportSchema',
  'showProblems',
  'openRun',
  'openExperiment',
] as const;
export type PageAct = (typeof pageActs)[number];

/** The text of a snippet or an id that a person copies; the extension has the clipboard. */
const copyInput = z.object({ text: shortText });

/** What the extension answers to the page. */
export const mlmodelHostContract = {
  requests: {
    /** Sent once the page listens. Its answer is the first state; later ones come as `shown`. */
    ready: { input: z.object({}), output: shownShape },
    gesture: { input: z.object({ epoch: z.number(), gesture: gestureShape }), output: outcomeShape },
    /** The fix `fix` of the problem `problem`, by their indices in the page of that epoch. */
    fix: { input: z.object({ epoch: z.number(), problem: index, fix: index }), output: outcomeShape },
  },
  notices: {
    act: z.object({ act: z.enum(pageActs) }),
    /** Shows a registered version in its tree, by its index among the links. */
    openVersion: z.object({ index }),
    /** Opens the text at a problem of that epoch. */
    revealProblem: z.object({ epoch: z.number(), problem: index }),
    /** Opens the text at a row. */
    revealRow: z.object({ epoch: z.number(), part, path }),
    /** Opens a file beside the model, which the page showed the name of. */
    openFile: z.object({ file: shortText }),
    copy: copyInput,
  },
} as const satisfies Contract;

/** What the page answers to the extension. */
export const mlmodelPageContract = {
  requests: {},
  notices: {
    shown: shownShape,
    links: linksShape,
    /** Moves the focus to a problem, for the commands and the Problems panel. */
    focusProblem: z.object({ problem: index }),
  },
} as const satisfies Contract;
