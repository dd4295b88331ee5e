import type { ModelPage, PageProblem, SignatureRow } from '../../../../src/core/mlmodel/page/modelPage.ts';
import type { ShownModel } from '../../../../src/protocol/mlmodelPage.ts';

const noVerdict = { outcome: 'unknown', reasons: [], column: null } as const;

/** A page of two input columns, the first with a property that is named like the second one. */
export function samplePage(part: Partial<ModelPage> = {}): ModelPage {
  return {
    model: {
      title: 'iris',
      tags: [],
      runId: '40e05f8512a94c6f8a2b7a6f0c3d1e2f',
      modelId: '',
      modelUuid: '',
      artifactPath: 'model',
      created: '',
      mlflowVersion: '',
      pythonVersion: '',
      size: null,
    },
    flavors: [],
    signature: [
      {
        part: 'inputs',
        state: 'rows',
        holds: 'columns',
        rows: [sampleRow([0], 'book'), sampleRow([0, 0], 'hour'), sampleRow([1], 'hour')],
      },
    ],
    isFromTypeHint: false,
    environment: { files: [], packages: [] },
    example: {
      file: 'input_example.json',
      type: '',
      preview: '',
      isCut: false,
      serving: noVerdict,
      predict: noVerdict,
    },
    metadata: [],
    problems: [],
    isBroken: false,
    ...part,
  };
}

export function sampleRow(path: readonly number[], name: string): SignatureRow {
  return { path, name, kind: 'column', type: 'long', isRequired: true, shape: null, default: null, inside: 0 };
}

export function sampleProblem(text: string, part: Partial<PageProblem> = {}): PageProblem {
  const place = { kind: 'section', section: 'model' } as const;
  return { severity: 'error', code: 'sample', text, file: 'MLmodel', place, fixes: [], ...part };
}

/** A state of this epoch with these problems. */
export function sampleShown(epoch: number, problems: readonly PageProblem[] = [], readOnly = ''): ShownModel {
  return { epoch, readOnly, page: samplePage({ problems }) };
}
