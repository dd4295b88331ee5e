/** View types of the pages of the life cycle's bundle; VS Code remembers open pages by them. */
export const lifecyclePages = {
  model: 'mlflow.model',
  review: 'mlflow.review',
  versions: 'mlflow.versions',
  production: 'mlflow.production',
  try: 'mlflow.try',
} as const;
export type LifecyclePage = keyof typeof lifecyclePages;
