import * as z from 'zod/mini';

const text = z.optional(z.string());
const flag = z.optional(z.boolean());
/** What a program says instead of answering a question. */
const confirmation = { confirmed: flag, typedName: text };
const ofVersion = { name: text, version: text };
const move = { ...ofVersion, stage: text, archiveExisting: flag, comment: text, ...confirmation };

export const nothingInput = z.object({});

export const modelInput = z.object({ name: text });
export type ModelInput = z.infer<typeof modelInput>;

export const versionInput = z.object(ofVersion);
export type VersionInput = z.infer<typeof versionInput>;

export const transitionInput = z.object(move);
export type TransitionInput = z.infer<typeof transitionInput>;

export const undoInput = z.object({ ...ofVersion, ...confirmation });
export type UndoInput = z.infer<typeof undoInput>;

export const aliasInput = z.object({ name: text, alias: text, version: text, ...confirmation });
export type AliasInput = z.infer<typeof aliasInput>;

export const requestInput = z.object(move);
export type RequestInput = z.infer<typeof requestInput>;

export const reviewInput = z.object({
  ...ofVersion,
  requestId: text,
  decision: z.optional(z.enum(['approve', 'reject', 'withdraw'])),
  comment: text,
  /** Why it is approved although a gate does not pass; without it such an approval is refused with `gateFailed`. */
  override: text,
  /** The policy file; that of the workspace when left out. */
  policyUri: text,
  ...confirmation,
});
export type ReviewInput = z.infer<typeof reviewInput>;

export const promoteInput = z.object({ ...move, policyUri: text });
export type PromoteInput = z.infer<typeof promoteInput>;

export const compareVersionsInput = z.object({
  name: text,
  /** Two or more; `version` is a shorter way to say the first. */
  versions: z.optional(z.array(z.string())),
  version: text,
});
export type CompareVersionsInput = z.infer<typeof compareVersionsInput>;

export const findVersionsInput = z.object({
  /** Part of the model's name. */
  name: text,
  stage: text,
  alias: text,
  /** `key` or `key=value`, of the version or its model. */
  tag: text,
  /** `f1 >= 0.6`, of the source run. */
  metric: text,
});
export type FindVersionsInput = z.infer<typeof findVersionsInput>;

export const phaseOutInput = z.object({
  name: text,
  act: z.optional(z.enum(['archive', 'delete'])),
  versions: z.optional(z.array(z.object({ name: z.string(), version: z.string() }))),
  /** Only what was registered so many days ago or more. */
  olderThanDays: z.optional(z.number()),
  ...confirmation,
});
export type PhaseOutInput = z.infer<typeof phaseOutInput>;

export const migrateInput = z.object({
  /** All models when left out. */
  name: text,
  /** Alias for a stage; `production` → `champion` and `staging` → `challenger` when left out. */
  aliases: z.optional(z.object({ Staging: text, Production: text, Archived: text })),
  ...confirmation,
});
export type MigrateInput = z.infer<typeof migrateInput>;

export const cardInput = z.object({
  ...ofVersion,
  /** Where it goes; `text` only answers it. A program that says nothing gets the text. */
  target: z.optional(z.enum(['text', 'description', 'file'])),
  fileUri: text,
  ...confirmation,
});
export type CardInput = z.infer<typeof cardInput>;

export const serveInput = z.object({ ...ofVersion, alias: text, port: z.optional(z.number()) });
export type ServeInput = z.infer<typeof serveInput>;

export const snippetInput = z.object({
  ...ofVersion,
  alias: text,
  /** Not `kind`: what has one is taken for a row. */
  format: z.optional(z.enum(['dockerfile', 'compose', 'command', 'pyfunc', 'native', 'spark', 'curl'])),
});
export type SnippetInput = z.infer<typeof snippetInput>;

export const experimentInput = z.object({ experimentId: text });
export type ExperimentInput = z.infer<typeof experimentInput>;

export const sourceInput = z.object({ runId: text, ...ofVersion });
export type SourceInput = z.infer<typeof sourceInput>;
