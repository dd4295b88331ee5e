/** Texts about the files beside a model, and the example that it was saved with. */
export const mlmodelMessages = {
  findingsMore: '{count} more findings of this kind are in this file.',
  exampleInfoKind: '“saved_input_example_info” is no map, so that MLflow cannot read the example',
  exampleNoPath: 'the file of the example is not named, so that MLflow cannot read it',
  siblingUnreadable: '“{file}” cannot be read: it is a folder, no regular file, or closed to you.',
  siblingNotUtf8: '“{file}” is not UTF-8: MLflow cannot read it. Save it as UTF-8.',
  exampleColumnServing: 'The scoring server would refuse the saved example for this: see {file}, line {line}.',
  exampleColumnStrict: '“predict” would refuse the saved example for this: see {file}, line {line}.',
  exampleWholeServing: 'The scoring server would refuse the saved example: see {file}, line {line}.',
  exampleWholeStrict: '“predict” would refuse the saved example: see {file}, line {line}.',
  exampleUnmet: 'This is what it does not fit.',
  exampleNamed: 'The model was saved with this example.',
} as const;
