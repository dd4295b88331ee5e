import type { MlmodelDocument } from '../../core/mlmodel/document.ts';
import { savedExampleText, servingExampleVerdict, strictExampleVerdict } from '../../core/mlmodel/savedExample.ts';
import { noSiblings, siblingPath, type Siblings } from '../../core/mlmodel/siblings.ts';
import type { ExampleInfo } from '../../core/signature/enforce/readExample.ts';
import { dictOf, type JsonNode } from '../../core/signature/json/jsonNode.ts';
import { readJson } from '../../core/signature/json/readJson.ts';
import type { DataModel } from './judgeJson.ts';
import { viewOfContent } from './jsonView.ts';
import { lazyLines, type Checked } from './makeReport.ts';

/** What MLflow says to the input example that the model was saved with: the verdicts of the rules for it. Undefined where there is none to read. */
export function checkExample(
  files: Readonly<Record<string, string>>,
  document: MlmodelDocument,
  model: DataModel,
): Checked | undefined {
  const siblings: Siblings = { ...noSiblings, text: (path) => files[siblingPath(path)] };
  const saved = savedExampleText(document, siblings);
  const strict = strictExampleVerdict(document, siblings);
  if (saved === undefined || strict === undefined) return undefined;
  const serving = servingExampleVerdict(document, siblings);
  const schema = model.isFromTypeHint ? undefined : model.signature?.inputs;
  const { root } = readJson(saved.text);
  const seen = root && viewOfContent(contentOfExample(root, saved.info), saved.text, schema);
  return {
    source: {
      format: 'json',
      envelope: seen?.isTable ? 'dataframe_split' : 'inputs',
      bytes: Buffer.byteLength(saved.text),
    },
    problems: {
      serving: inExample(serving?.problems ?? [], serving?.file === strict.file),
      strict: strict.problems,
    },
    view: seen?.view,
    model,
    castsFirst: seen?.isTable === true,
    lines: lazyLines(saved.text),
  };
}

function contentOfExample(root: JsonNode, { type, params }: ExampleInfo) {
  const inputs = params === 'true' && root.kind === 'object' ? dictOf(root).get('inputs')?.value : undefined;
  const isTable = type.kind === 'text' && type.value === 'dataframe';
  return { table: isTable ? ('split' as const) : undefined, node: inputs ?? root };
}

/** The request is a file of its own as a rule, in which the places of its problems are. */
function inExample<Problem extends { readonly at: unknown }>(problems: readonly Problem[], isSame: boolean) {
  return isSame ? problems : problems.map((problem) => ({ ...problem, at: undefined }));
}
