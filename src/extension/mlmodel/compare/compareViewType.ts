/** The view type of the pages that compare two signatures. */
export const compareViewType = 'mlflow.compare';
