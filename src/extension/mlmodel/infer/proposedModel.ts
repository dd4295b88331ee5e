import * as vscode from 'vscode';

/** Of documents that hold the text that a model would have. */
const scheme = 'mlflow-proposed';
let count = 0;

/** The text that a model would have as a document, which a diff can show while the work lasts. */
export async function withProposedModel<T>(
  model: vscode.Uri,
  text: string,
  work: (proposed: vscode.Uri) => Promise<T>,
): Promise<T> {
  const proposed = vscode.Uri.from({ scheme, path: model.path, query: String(++count) });
  const registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => (uri.toString() === proposed.toString() ? text : undefined),
  });
  try {
    return await work(proposed);
  } finally {
    registration.dispose();
  }
}
