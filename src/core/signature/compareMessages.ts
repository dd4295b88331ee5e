/** Texts of the comparison of two signatures, in English. {where} is a name or the path to a nested value; `#1` is the first of those without names. */
export const compareMessages = {
  compareInputsDeclared: 'The inputs are declared now: whatever does not fit them is refused.',
  compareInputsUndeclared: 'The inputs are no longer declared: the model takes anything.',
  compareOutputsDeclared: 'The outputs are declared now.',
  compareOutputsUndeclared: 'The outputs are no longer declared: nobody can rely on what was there.',
  compareInputsToColumns: 'The inputs change from tensors to columns: callers that send arrays may be refused.',
  compareInputsToTensors: 'The inputs change from columns to tensors: callers that send tables may be refused.',
  compareOutputsToColumns: 'The outputs change from tensors to columns: readers of arrays may not understand them.',
  compareOutputsToTensors: 'The outputs change from columns to tensors: readers of tables may not understand them.',
  compareInputsNamed: 'The inputs have names now: callers that send them by position are refused.',
  compareInputsUnnamed: 'The inputs have lost their names: callers that send them by name may be refused.',
  compareOutputsNamed: 'The outputs have names now: readers by position may not find them.',
  compareOutputsUnnamed: 'The outputs have lost their names: readers by name do not find them.',
  compareInputsShuffled: 'The inputs have no names and stand in another order: {from} becomes {to}.',
  compareOutputsShuffled: 'The outputs have no names and stand in another order: {from} becomes {to}.',
  compareInputsReordered: 'The inputs stand in another order, which changes nothing: they are found by name.',
  compareOutputsReordered: 'The outputs stand in another order; readers by name find them.',

  compareInputAddedRequired: 'Input “{where}” is new and required: callers that do not send it are refused.',
  compareInputAddedOptional: 'Input “{where}” is new and optional.',
  compareInputRemoved: 'Input “{where}” is gone: callers may go on sending it, and it is ignored.',
  compareOutputAdded: 'Output “{where}” is new.',
  compareOutputRemoved: 'Output “{where}” is gone: its readers do not find it.',
  compareParamAdded: 'Parameter “{where}” is new; its default {to} is used when it is not sent.',
  compareParamRemoved: 'Parameter “{where}” is gone: callers may go on sending it, and it is ignored.',

  compareInputPropertyRequired: 'Property “{where}” of an input is new and required: objects without it are refused.',
  compareInputPropertyOptional: 'Property “{where}” of an input is new and optional.',
  compareInputPropertyRemoved: 'Property “{where}” of an input is gone: objects that still hold it are refused.',
  compareOutputPropertyAdded: 'Property “{where}” of an output is new.',
  compareOutputPropertyRemoved: 'Property “{where}” of an output is gone: its readers do not find it.',
  compareParamPropertyRequired:
    'Property “{where}” of a parameter is new and required: objects without it are refused.',
  compareParamPropertyOptional: 'Property “{where}” of a parameter is new and optional.',
  compareParamPropertyRemoved: 'Property “{where}” of a parameter is gone: objects that still hold it are refused.',

  compareInputTypeSafe: 'Input “{where}” changes from {from} to {to}, which takes whatever {from} took.',
  compareInputTypeUnsafe: 'Input “{where}” changes from {from} to {to}: what was sent as {from} may be refused.',
  compareInputTypeInt64:
    'Input “{where}” changes from {from} to {to}: whole numbers in JSON are still taken, but an int64 column is refused.',
  compareOutputTypeSafe: 'Output “{where}” changes from {from} to {to}, which readers of {from} can read.',
  compareOutputTypeUnsafe: 'Output “{where}” changes from {from} to {to}: readers of {from} may not understand it.',
  compareParamTypeSafe: 'Parameter “{where}” changes from {from} to {to}, which takes whatever {from} took.',
  compareParamTypeUnsafe: 'Parameter “{where}” changes from {from} to {to}: what was sent as {from} may be refused.',

  compareInputRequired: 'Input “{where}” is required now: callers that leave it out are refused.',
  compareInputOptional: 'Input “{where}” is optional now.',
  compareOutputRequired: 'Output “{where}” is always there now.',
  compareOutputOptional: 'Output “{where}” is optional now: readers may not find it.',
  compareParamRequired: 'Property “{where}” of a parameter is required now: objects without it are refused.',
  compareParamOptional: 'Property “{where}” of a parameter is optional now.',

  compareInputDtype:
    'Input “{where}” changes from {from} to {to}: MLflow converts no arrays, those of {from} are refused.',
  compareOutputDtype: 'Output “{where}” changes from {from} to {to}: readers of {from} may not understand it.',
  compareInputShapeSafe: 'Input “{where}” changes its shape from {from} to {to}, which takes whatever {from} took.',
  compareInputShapeUnsafe: 'Input “{where}” changes its shape from {from} to {to}: arrays of {from} may be refused.',
  compareOutputShapeSafe: 'Output “{where}” changes its shape from {from} to {to}, which readers of {from} can read.',
  compareOutputShapeUnsafe: 'Output “{where}” changes its shape from {from} to {to}: readers may rely on {from}.',

  compareParamList: 'Parameter “{where}” is a list now: a single value is refused.',
  compareParamSingle: 'Parameter “{where}” is a single value now: a list is refused.',
  compareParamDefault:
    'The default of parameter “{where}” changes from {from} to {to}: callers that do not send it get other results.',
} as const;
