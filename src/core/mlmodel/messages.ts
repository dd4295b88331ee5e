/** Texts about the example that a model was saved with. */
export const mlmodelMessages = {
  exampleInfoKind: '“saved_input_example_info” is no map, so that MLflow cannot read the example',
  exampleNoPath: 'the file of the example is not named, so that MLflow cannot read it',
} as const;
