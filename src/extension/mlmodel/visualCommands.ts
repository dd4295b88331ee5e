import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Caller, CommandHost, Row } from '../base/commands.ts';
import type { LanguageLoader } from './languageLoader.ts';
import { modelRowOf, uriOfRow } from './modelRow.ts';

/** `uri` of an `MLmodel` file; the one in front when left out. */
const modelInput = { uri: z.optional(z.string()) };

const checkDataInput = z.object({
  ...modelInput,
  /** A data file: csv, json, ndjson or parquet. */
  dataUri: z.optional(z.string()),
  /** A request body, instead of a file. */
  body: z.optional(z.string()),
  /** The input example of the model, instead of a file. */
  example: z.optional(z.boolean()),
});
export type CheckDataInput = z.infer<typeof checkDataInput>;

const inferInput = z.object({
  ...modelInput,
  /** The input example of the model when left out. */
  dataUri: z.optional(z.string()),
  /** Columns of the data that are outputs. */
  outputs: z.optional(z.array(z.string())),
  confirmed: z.optional(z.boolean()),
});
export type InferInput = z.infer<typeof inferInput>;

const compareInput = z.object({
  ...modelInput,
  /** What it is held against: another `MLmodel` file … */
  otherUri: z.optional(z.string()),
  /** … or a version of a registered model, by its number, an alias or a stage … */
  name: z.optional(z.string()),
  version: z.optional(z.string()),
  alias: z.optional(z.string()),
  stage: z.optional(z.string()),
  /** … or the model of a run. */
  runId: z.optional(z.string()),
  modelPath: z.optional(z.string()),
});
export type CompareInput = z.infer<typeof compareInput>;

export const payloadFormats = [
  'dataframe_split',
  'dataframe_records',
  'inputs',
  'instances',
  'curl',
  'python',
] as const;
const payloadInput = z.object({ ...modelInput, format: z.optional(z.enum(payloadFormats)) });
export type PayloadInput = z.infer<typeof payloadInput>;

export const schemaFormats = ['json-schema', 'pydantic', 'typescript', 'markdown'] as const;
const schemaInput = z.object({ ...modelInput, format: z.optional(z.enum(schemaFormats)) });
export type SchemaInput = z.infer<typeof schemaInput>;

/** Where one of MLflow's two ways stands to data. */
export interface DataOutcome {
  readonly accepted: boolean;
  readonly problems: readonly string[];
}

/** What the commands answer, as plain JSON; undefined when cancelled. They are a part of the language's bundle. */
export interface VisualCommands {
  checkData(
    input: CheckDataInput,
    caller: Caller,
  ): Promise<{ readonly serving: DataOutcome; readonly predict: DataOutcome } | undefined>;
  inferSignature(
    input: InferInput,
    caller: Caller,
  ): Promise<{ readonly inputs: string; readonly outputs?: string; readonly applied: boolean } | undefined>;
  compareSignatures(
    input: CompareInput,
    caller: Caller,
  ): Promise<
    | {
        readonly verdict: 'identical' | 'compatible' | 'breaking';
        readonly changes: readonly Record<string, unknown>[];
      }
    | undefined
  >;
  copyPayload(input: PayloadInput, caller: Caller): Promise<{ readonly text: string } | undefined>;
  exportJsonSchema(input: SchemaInput, caller: Caller): Promise<{ readonly text: string } | undefined>;
}

export function registerVisualCommands(commands: CommandHost, loader: LanguageLoader): void {
  commands.register({
    id: 'mlflow.mlmodel.checkData',
    input: checkDataInput,
    failed: () => vscode.l10n.t('The data could not be checked'),
    run: async (input, caller, rows) => loader.get().commands.checkData(await onRow(input, rows), caller),
  });
  commands.register({
    id: 'mlflow.mlmodel.inferSignature',
    input: inferInput,
    failed: () => vscode.l10n.t('The signature could not be inferred'),
    run: async (input, caller, rows) => loader.get().commands.inferSignature(await onRow(input, rows), caller),
  });
  commands.register({
    id: 'mlflow.mlmodel.compareSignatures',
    input: compareInput,
    failed: () => vscode.l10n.t('The signatures could not be compared'),
    run: async (input, caller, rows) => loader.get().commands.compareSignatures(await onRow(input, rows), caller),
  });
  commands.register({
    id: 'mlflow.mlmodel.copyPayload',
    input: payloadInput,
    failed: () => vscode.l10n.t('The request body could not be made'),
    run: async (input, caller, rows) => loader.get().commands.copyPayload(await onRow(input, rows), caller),
  });
  commands.register({
    id: 'mlflow.mlmodel.exportJsonSchema',
    input: schemaInput,
    failed: () => vscode.l10n.t('The schema could not be made'),
    run: async (input, caller, rows) => loader.get().commands.exportJsonSchema(await onRow(input, rows), caller),
  });
}

/** Of a row of a tree, its file is the model. */
async function onRow<Input extends { readonly uri?: string | undefined }>(
  input: Input,
  rows: readonly Row[],
): Promise<Input> {
  const row = modelRowOf(rows);
  return row ? { ...input, uri: (await uriOfRow(row)).toString() } : input;
}
