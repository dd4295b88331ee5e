import { message, type Message } from '../../base/message.ts';
import { fitsMlflowUri, loggedModelUri, runUri } from '../../links/mlflowUri.ts';
import { nativeLoader } from '../../links/nativeFlavor.ts';
import { loadSnippet, nativeLoadSnippet, pythonCode } from '../../links/snippet.ts';
import type { MlmodelDocument } from '../document.ts';
import { keysOf, textOf } from '../values.ts';
import { cutList, factsOf, mostEntries } from './factList.ts';
import type { PageFlavor } from './modelPage.ts';
import { cutText } from './shownText.ts';

/** The flavors in the order of the file, each with the Python that loads it. */
export function pageFlavors(document: MlmodelDocument, say: (message: Message) => string): readonly PageFlavor[] {
  const flavors = [...keysOf(document.top.get('flavors')?.value)];
  const uri = modelUri(document);
  const rest = (count: number): PageFlavor => ({ name: say(message('pageMore', { count })), keys: [], snippet: '' });
  return cutList(flavors, mostEntries, rest, ([name, { value }]) => ({
    name: cutText(name),
    keys: factsOf(value, say),
    snippet: snippetOf(name, uri),
  }));
}

/** Empty where MLflow 3.17.2 has no loader for the flavor: flavors of R, removed ones and those of other packages. */
function snippetOf(flavor: string, uri: string): string {
  if (flavor === 'python_function') return pythonCode([loadSnippet(undefined, uri)]);
  const loader = nativeLoader([flavor]);
  return loader ? pythonCode([nativeLoadSnippet(undefined, loader, uri)]) : '';
}

/** A place that a person has to put in: the file does not know the folder that it is in. */
const anyFolder = 'path/to/model';

/** Where MLflow finds the model, by what the file says of itself. */
function modelUri({ top }: MlmodelDocument): string {
  const id = textOf(top.get('model_id')?.value) ?? '';
  if (/^m-[0-9a-f]{32}$/.test(id)) return loggedModelUri(id);
  const [run, path] = [textOf(top.get('run_id')?.value) ?? '', textOf(top.get('artifact_path')?.value) ?? ''];
  const isKnown = /^[A-Za-z0-9][\w-]{0,255}$/.test(run) && isBelowRun(path);
  return isKnown ? runUri(run, path) : anyFolder;
}

/** A path within the artifacts of a run, as MLflow 2 wrote it; no address and nothing that leaves them. */
function isBelowRun(path: string): boolean {
  if (path === '' || path.length > 1000 || path.startsWith('/') || /^[A-Za-z][\w+.-]*:/.test(path)) return false;
  return fitsMlflowUri(path, 'path') && !path.split('/').includes('..');
}
