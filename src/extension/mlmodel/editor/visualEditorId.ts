/** The view type of the visual editor in package.json. */
export const visualEditorId = 'mlflow.mlmodelEditor';
