import { readData, requestOf, type DataFile, type DataRead } from '../../core/signature/enforce/dataFile.ts';
import { strictProblems } from '../../core/signature/enforce/strictData.ts';
import type { DataProblem } from '../../core/signature/enforce/verdict.ts';
import { servingVerdict } from '../../core/signature/enforce/verdicts.ts';
import type { Signature } from '../../core/signature/spec.ts';

/** MLflow's two ways to data: the scoring server, and `predict()` as Python calls it. */
export const dataModes = ['strict', 'serving'] as const;
export type DataMode = (typeof dataModes)[number];

/** What data are held against. */
export interface DataModel {
  readonly signature: Signature | undefined;
  readonly isFromTypeHint: boolean;
}

type Problem = Pick<DataProblem, 'message' | 'at' | 'spec'>;

/** What the model says to JSON data on one of the two ways. */
export function judgeJson(read: DataRead, mode: DataMode, model: DataModel): readonly Problem[] {
  return read.kind === 'refused' ? read.problems : judgeData(read.data, mode, model);
}

function judgeData(data: DataFile, mode: DataMode, { signature, isFromTypeHint }: DataModel): readonly Problem[] {
  if (mode === 'serving') return servingVerdict({ body: requestOf(data), signature, isFromTypeHint }).problems;
  return strictProblems(data, isFromTypeHint ? undefined : signature);
}

/** The data of a JSON file; its name tells whether each line is one. */
export function readJsonData(text: string, file: string): DataRead {
  return readData(text, /\.(ndjson|jsonl)$/i.test(file));
}
