import type { RequestSample, SampleSource } from '../../../core/signature/export/requestSample.ts';
import { artifactUriOf } from '../../artifacts/artifactUri.ts';
import { untilTimeout } from '../../base/signals.ts';
import { render } from '../../base/text.ts';
import { modelFolderOf } from '../../copy/modelFile.ts';
import { sampleSource } from '../../mlmodel/export/modelSource.ts';
import type { ServedModel } from './servePrompts.ts';

/** What requests to a version can be made of. */
export async function requestSource({ session, version }: ServedModel): Promise<SampleSource> {
  const { owner, folder } = await modelFolderOf(session, version, untilTimeout());
  return sampleSource(artifactUriOf(session, owner, folder === '' ? 'MLmodel' : `${folder}/MLmodel`));
}

export function refusalText({ problem, cause }: Extract<RequestSample, { readonly kind: 'refused' }>): string {
  return cause === undefined ? render(problem) : `${render(problem)} ${render(cause)}`;
}
