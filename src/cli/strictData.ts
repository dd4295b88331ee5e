import { attempt } from '../core/signature/enforce/attempt.ts';
import { castInputs } from '../core/signature/enforce/castInputs.ts';
import type { Data } from '../core/signature/enforce/data.ts';
import { dataFrameFromJson } from '../core/signature/enforce/frameCast.ts';
import type { DataProblem } from '../core/signature/enforce/verdict.ts';
import { predictVerdict } from '../core/signature/enforce/verdicts.ts';
import { dictOf, type JsonNode } from '../core/signature/json/jsonNode.ts';
import type { Signature } from '../core/signature/spec.ts';
import type { DataFile } from './dataFile.ts';

/** What `predict()` of MLflow 3.17.2 says to the data as Python has them after reading the file: tables as pandas makes them, with no cast. */
export function strictProblems(file: DataFile, signature: Signature | undefined): readonly DataProblem[] {
  const { table, node, params } = contentOf(file);
  const problems: DataProblem[] = [];
  const data = dataOf(table, node, signature, problems);
  if (data === undefined || problems.length > 0) return problems;
  return predictVerdict(data, params, signature).problems;
}

interface Content {
  readonly table: 'split' | 'records' | undefined;
  readonly node: JsonNode;
  readonly params: JsonNode | undefined;
}

/** A request carries its data under one of four keys. */
function contentOf({ kind, root }: DataFile): Content {
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

function dataOf(
  table: Content['table'],
  node: JsonNode,
  signature: Signature | undefined,
  problems: DataProblem[],
): Data | undefined {
  if (table) return attempt(problems, undefined, () => dataFrameFromJson(node, table, undefined));
  // JSON has no arrays of numpy: whoever reads one makes them of the types that the model names
  return signature?.inputs?.kind === 'tensors' ? castInputs(node, signature.inputs, problems) : node;
}
