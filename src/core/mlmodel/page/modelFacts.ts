import type { Message } from '../../base/message.ts';
import { message } from '../../base/message.ts';
import type { MlmodelDocument } from '../document.ts';
import { given, viewOf, type FlavorPart } from '../modelView.ts';
import { pythonOf } from '../values.ts';
import type { YamlEntry } from '../yaml/mapping.ts';
import { cutList } from './factList.ts';
import type { PageModel } from './modelPage.ts';
import { cutText, scalarShown } from './shownText.ts';

/** What the file itself says of its model. */
export function modelFacts(document: MlmodelDocument, say: (message: Message) => string): PageModel {
  const { top } = document;
  const { flavors, pythonFunction } = viewOf(document);
  const shown = (key: string): string => scalarShown(top.get(key)?.value);
  const artifactPath = shown('artifact_path');
  return {
    title: titleOf(artifactPath),
    tags: tagsOf(flavors, say),
    runId: shown('run_id'),
    modelId: shown('model_id'),
    modelUuid: shown('model_uuid'),
    artifactPath,
    created: shown('utc_time_created'),
    mlflowVersion: shown('mlflow_version'),
    pythonVersion: scalarShown(pythonFunction?.keys.get('python_version')?.value),
    size: sizeOf(top.get('model_size_bytes')),
  };
}

/**
 * MLflow 3.17.2 writes no name into the file. The folder that MLflow 2 logged to is one that a person chose; the address of a logged model that
 * MLflow 3 writes in its place says nothing to anyone.
 */
function titleOf(artifactPath: string): string {
  const steps = artifactPath.split(/[/\\]/).filter((step) => step !== '' && step !== '.');
  const last = steps.at(-1) ?? '';
  const isNoName = /^(m-[0-9a-f]{32}|[A-Za-z][\w+.-]*:.*)$/.test(last) || (last === 'artifacts' && steps.length > 1);
  return last === '' || isNoName ? 'MLmodel' : cutText(last, longestTitle);
}

const longestTitle = 200;
const mostTags = 20;

function tagsOf(flavors: readonly FlavorPart[], say: (message: Message) => string): readonly string[] {
  const pythonFirst = flavors.toSorted((a, b) => Number(isPython(b)) - Number(isPython(a)));
  return cutList(pythonFirst, mostTags, (count) => say(message('pageMore', { count })), tagOf);
}

function isPython({ name }: FlavorPart): boolean {
  return name === 'python_function';
}

function tagOf(flavor: FlavorPart): string {
  const version = isPython(flavor) ? '' : versionOf(flavor);
  return cutText(version === '' ? flavor.name : `${flavor.name} ${version}`, longestTitle);
}

/** Of the flavor's own library where the flavor names several: `tensorflow_version` beside `keras_version`. */
function versionOf({ name, known, keys }: FlavorPart): string {
  const names = (known?.keys ?? []).filter(({ role }) => role === 'version').map((key) => key.name);
  const own = names.find((key) => key === `${name}_version` && given(keys, key));
  const found = own ?? names.find((key) => given(keys, key));
  return found === undefined ? '' : scalarShown(keys.get(found)?.value);
}

function sizeOf(entry: YamlEntry | undefined): number | null {
  const size = entry && pythonOf(entry.value);
  if (size?.kind !== 'integer' || typeof size.value === 'bigint') return null;
  return Number.isSafeInteger(size.value) && size.value > 0 ? size.value : size.value === 0 ? 0 : null;
}
