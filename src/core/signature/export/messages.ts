/** Texts of what is made from a signature for use elsewhere, in English. */
export const exportMessages = {
  exportNoInputs:
    'The signature declares no inputs and no input example was saved: there is nothing to make a request of.',
  exportNothing: 'There is no signature of this kind that could be written down.',
  exportTooLarge: 'The arrays that the signature asks for are too large for a request that is made by hand.',
  exportEnvelope: 'MLflow takes no “{envelope}” for this signature.',
  exportHeadInputs: 'Inputs',
  exportHeadOutputs: 'Outputs',
  exportHeadParams: 'Parameters',
  exportColumnName: 'Name',
  exportColumnType: 'Type',
  exportColumnRequired: 'Required',
  exportColumnShape: 'Shape',
  exportColumnDefault: 'Default',
  exportUnnamed: 'without a name',
  exportYes: 'yes',
  exportNo: 'no',
} as const;
