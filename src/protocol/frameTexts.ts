/** Texts of the controls that all pages share. */
export const frameTexts = {
  severityError: 'Error',
  severityWarning: 'Warning',
  severityInformation: 'Information',
  severityHint: 'Hint',
  verdictAccepted: 'Accepted',
  verdictRefused: 'Refused',
  verdictUnknown: 'Cannot tell',
  verdictChanged: 'Changed',
  verdictBreaking: 'Breaking',
  verdictCompatible: 'Compatible',
  labelWithKeys: '{label} ({keys})',
  mlflowSays: 'MLflow: {words}',
} as const;
