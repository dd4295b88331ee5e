import { dictOf, type JsonNode } from '../json/jsonNode.ts';
import type { Signature } from '../spec.ts';
import { attempt } from './attempt.ts';
import { castInputs } from './castInputs.ts';
import type { Data } from './data.ts';
import type { DataFile } from './dataFile.ts';
import { dataFrameFromJson } from './frameCast.ts';
import type { DataProblem } from './verdict.ts';
import { predictVerdict } from './verdicts.ts';

/** What `predict()` of MLflow 3.17.2 says to the data as Python has them after reading the file: tables as pandas makes them, with no cast. */
export function strictProblems(file: DataFile, signature: Signature | undefined): readonly DataProblem[] {
  const content = contentOf(file);
  const problems: DataProblem[] = [];
  const data = dataOf(content, signature, problems);
  if (data === undefined || problems.length > 0) return problems;
  return predictVerdict(data, content.params, signature).problems;
}

/** The data as Python has them after reading the file; undefined, with problems, where pandas makes no table of one. */
export function dataOf(
  { table, node }: DataContent,
  signature: Signature | undefined,
  problems: DataProblem[],
): Data | undefined {
  if (table) return attempt(problems, undefined, () => dataFrameFromJson(node, table, undefined));
  // JSON has no arrays of numpy: whoever reads one makes them of the types that the model names
  return signature?.inputs?.kind === 'tensors' ? castInputs(node, signature.inputs, problems) : node;
}

export interface DataContent {
  /** The form of a table; undefined for any other data. */
  readonly table: 'split' | 'records' | undefined;
  readonly node: JsonNode;
  readonly params: JsonNode | undefined;
}

/** A request carries its data under one of four keys. */
export function contentOf({ kind, root }: DataFile): DataContent {
  if (kind === 'split' || kind === 'records') return { table: kind, node: root, params: undefined };
  if (kind === 'value') return { table: undefined, node: root, params: undefined };
  const members = dictOf(root);
  const params = members.get('params')?.value;
  const split = members.get('dataframe_split')?.value;
  if (split) return { table: 'split', node: split, params };
  const records = members.get('dataframe_records')?.value;
  if (records) return { table: 'records', node: records, params };
  return { table: undefined, node: (members.get('inputs') ?? members.get('instances'))?.value ?? root, params };
}
