/** Of `.mlflow/promotion.yaml`, as `package.json` contributes it. */
export const policyLanguageId = 'mlflow-promotion';
