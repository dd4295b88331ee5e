import { message } from '../../base/message.ts';
import { checkDocument, modelFile, type Diagnostic } from '../../mlmodel/checkModel.ts';
import type { MlmodelDocument } from '../../mlmodel/document.ts';
import { readMlmodel } from '../../mlmodel/readMlmodel.ts';
import { siblingPath } from '../../mlmodel/siblings.ts';
import { keysOf, textOf } from '../../mlmodel/values.ts';
import type { Artifact, ArtifactOwner } from '../../tracking/artifact.ts';
import type { TrackingStore } from '../../tracking/store.ts';
import { isReason } from '../../tracking/trackingError.ts';
import { ArtifactSiblings, type Unread } from './artifactSiblings.ts';
import { decodeUtf8 } from './decodeUtf8.ts';
import { knownOf, unknownFor } from './known.ts';
import type { ModelFolder } from './modelFolder.ts';
import type { Known, ModelFiles, ModelProblem } from './versionFacts.ts';

/** Bytes; signatures with thousands of columns stay below. */
const modelFileLimit = 4_000_000;
/** Of a listing; a model's folder has a dozen entries. */
const mostPages = 10;
/** What the rules ask for can depend on what they read; twice is all there is in MLflow's formats. */
const mostRounds = 4;

const requirementsFile = 'requirements.txt';

/** The MLmodel file of a folder and what the checks of the editor find in it and beside it; no file is read that they do not ask for. */
export async function readModelFiles(
  store: TrackingStore,
  { owner, folder }: ModelFolder,
  signal: AbortSignal,
): Promise<Known<ModelFiles>> {
  const prefix = folder === '' ? '' : `${folder}/`;
  const path = `${prefix}${modelFile}`;
  try {
    const [bytes, listed] = await Promise.all([
      store.readArtifact(owner, path, modelFileLimit, signal),
      listFolder(store, owner, folder, signal),
    ]);
    const text = decodeUtf8(bytes);
    if (text === undefined) return { kind: 'unknown', why: message('factFileNotText', { file: modelFile }) };
    const document = readMlmodel(text);
    const siblings = new ArtifactSiblings(listed);
    const found = await checkAll(document, siblings, (file, limit) =>
      knownOf(store.readArtifact(owner, `${prefix}${file}`, limit, signal), message('factNoFile'), signal),
    );
    const examples = exampleFiles(document);
    const hasExample = examples.some((file) => siblings.has(file) === true);
    const problems = [
      ...found.map(problemOf),
      ...siblings.unread.map((unread) => unreadProblem(unread, examples)),
      ...(hasExample && found.some(isRefusal) ? [unjudged] : []),
    ];
    return {
      kind: 'known',
      value: { owner, path, document, requirements: siblings.text(requirementsFile), problems, hasExample },
    };
  } catch (error) {
    return isReason(error, 'notFound') ? { kind: 'absent', why: message('factNoFile') } : unknownFor(error, signal);
  }
}

async function listFolder(
  store: TrackingStore,
  owner: ArtifactOwner,
  folder: string,
  signal: AbortSignal,
): Promise<readonly Artifact[]> {
  const listed: Artifact[] = [];
  let token: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { items, next } = await store.listArtifacts(owner, folder, token, signal);
    listed.push(...items);
    if (next === undefined || next === token) break;
    token = next;
  }
  return listed;
}

/** Comments silence nothing here: otherwise whoever writes the file would pass the gates by a comment. */
async function checkAll(
  document: MlmodelDocument,
  siblings: ArtifactSiblings,
  read: (file: string, limit: number) => Promise<Known<Uint8Array>>,
): Promise<readonly Diagnostic[]> {
  let found: readonly Diagnostic[] = [];
  for (let round = 0; round < mostRounds; round++) {
    found = checkDocument(document, siblings, { ignoresComments: true });
    siblings.text(requirementsFile);
    const wanted = siblings.takeWanted();
    if (wanted.length === 0) break;
    await Promise.all(wanted.map((file) => siblings.learn(file, read)));
  }
  return found;
}

function problemOf({ code, severity, message: text }: Diagnostic): ModelProblem {
  return { code, severity, message: text };
}

/** What could not be judged must not look as if it were right. */
function unreadProblem({ file, why }: Unread, examples: readonly string[]): ModelProblem {
  if (file === requirementsFile) return { code: 'requirement-unread', severity: 'error', message: why };
  const isExample = examples.includes(file) || file === servingFile;
  return { code: isExample ? 'example-unread' : 'env-unread', severity: isExample ? 'error' : 'warning', message: why };
}

/** The rules of examples are asked only when MLflow gets as far as loading the model. */
const unjudged: ModelProblem = {
  code: 'example-unjudged',
  severity: 'error',
  message: message('factExampleUnjudged'),
};

function isRefusal({ severity, file }: Diagnostic): boolean {
  return severity === 'error' && file === modelFile;
}

/** Where MLflow looks for the request when no key names it. */
const servingFile = 'serving_input_example.json';

function exampleFiles({ top }: MlmodelDocument): readonly string[] {
  const info = keysOf(top.get('saved_input_example_info')?.value);
  return ['artifact_path', 'serving_input_path'].flatMap((key) => {
    const path = textOf(info.get(key)?.value);
    return path === undefined || path === '' ? [] : [siblingPath(path)];
  });
}
