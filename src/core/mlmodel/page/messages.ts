/** What the visual editor says of a gesture that it cannot do, and of a file that it cannot show. */
export const pageMessages = {
  gestureTextBroken: 'The text of the file has errors. Mend them first.',
  gesturePartBroken: '“{part}” has errors that the table cannot show. Mend its text first.',
  gestureRowGone: 'The row is no longer there.',
  gestureNameNeeded: 'A name is needed.',
  gestureNameTaken: 'There is “{name}” already.',
  gestureTypeUnknown: '“{type}” is no type.',
  gestureParamType: 'A parameter has a simple type or is an object; “{type}” is neither.',
  gestureNoRequired: 'Only columns and properties can be required.',
  gestureNoShape: 'Only tensors and parameters have a shape.',
  gestureNoDefault: 'Only parameters have a default.',
  gestureNoObject: 'Only an object has properties.',
  gestureShape: '“{shape}” is no shape. Write (-1, 28): whole numbers from 0, or -1 for any length.',
  gestureDefaultJson: '“{text}” is no JSON. Write texts in "…".',
  gestureNotJson: 'What is to be written is no JSON.',
  gestureOneLevel: 'Rows that are inside of others, and those others, cannot be moved together.',
  gestureTwice: 'A property is written twice. Mend the text first.',
  gestureUnwritable: 'This cannot be written here without changing something else. Change the text itself.',

  // Lists that are shown in part
  pageMore: 'and {count} more',
} as const;
