/** Of the panels of Check Data; the activation event names it too. */
export const checkDataViewType = 'mlflow.checkData';
