export const containerId = 'mlflow';

export const viewIds = ['mlflow.connections', 'mlflow.experiments', 'mlflow.models'] as const;
export type ViewId = (typeof viewIds)[number];
