/** Texts of this folder, in English. */
export const grammarMessages = {
  // The list
  grammarNotList: 'A list of specs is expected: […].',
  grammarNotObject: 'An object with “type” and “name” is expected here, not {found}.',
  grammarEmpty: 'The list is empty; at least one spec is needed.',
  grammarParamsNotList: 'A list of parameters is expected: […]. MLflow reads this as an empty one.',
  grammarTooDeep: 'Types are nested too deep here; Python gives up.',

  // Types
  grammarTypeMissing: 'The type is missing.',
  grammarTypeUnknown: 'There is no type “{type}”; MLflow knows {known}.',
  grammarTypeNoText: 'A type is a text such as “long”, not {found}.',
  grammarTypeTensorInside: 'A tensor cannot be inside another type.',
  grammarVectorProperty: 'A property cannot be a sparkml_vector; use an array of double.',
  grammarItemsMissing: 'An array needs its “items”.',
  grammarPropertiesMissing: 'An object needs its “properties”.',
  grammarValuesMissing: 'A map needs its “values”.',
  grammarPartNotObject: '“{part}” holds a type between braces, not {found}.',
  grammarPropertiesNotObject: '“properties” holds the properties by their names, not {found}.',
  grammarPropertiesEmpty: 'An object needs at least one property.',
  grammarPropertyNotObject: 'The property “{name}” needs a type between braces, not {found}.',

  // Keys
  grammarKeyUnknown: 'A scalar column has no key “{key}”; MLflow refuses it.',
  grammarKeyCls: 'The key “cls” cannot be used here: Python takes it for its own.',
  grammarPropertyCls: 'A property cannot be called “cls”: Python takes it for its own.',
  grammarKeyIgnored: 'The key “{key}” has no effect here.',
  grammarKeyTwice: 'The key “{key}” is there again below, and the last one counts.',
  grammarOptional: '“optional” is outdated and refused by MLflow 2.18 and later; “required” took its place.',
  grammarOptionalIgnored: '“optional” is outdated and has no effect; “required” took its place.',
  grammarRequiredKind: '“required” is true or false, not {found}; MLflow takes this as {meaning}.',
  grammarRequiredMissing: '“required” is missing; a column of this type is then optional.',
  grammarNameKind: 'A name is a text, not {found}.',
  grammarNameEmpty: 'The name is empty.',
  grammarNameTwice: 'There is another “{name}”; MLflow takes both, and the last one counts.',

  // Columns together
  grammarUnnamedAmongNamed: 'This one has no name, others have; either all have one or none.',
  grammarUnnamedOptional: 'A column without a name cannot be optional.',
  grammarTensorAmongColumns: 'This is a tensor among columns; MLflow takes one kind only.',
  grammarColumnAmongTensors: 'This is a column among tensors; MLflow takes one kind only.',
  grammarUnnamedTensors: 'Of several tensors each needs a name.',

  // Tensors
  grammarTensorSpecMissing: 'A tensor needs its “tensor-spec” with “dtype” and “shape”.',
  grammarTensorSpecKind: '“tensor-spec” holds “dtype” and “shape”, not {found}.',
  grammarDtypeMissing: 'The “dtype” is missing, such as “float64”.',
  grammarShapeMissing: 'The “shape” is missing, such as [-1, 3].',
  grammarDtypeUnknown: 'numpy knows no type “{dtype}”.',
  grammarDtypeKind: 'A dtype is a text such as “float64”, not {found}.',
  grammarDtypeOdd: 'A dtype is a text such as “float64”; numpy reads this as “{dtype}”.',
  grammarDtypeSized: 'MLflow takes no size in a text type; write “{right}”.',
  grammarShapeKind: 'A shape is a list such as [-1, 3], not {found}.',
  grammarShapePart: 'The parts of a shape are whole numbers from 0, or -1 for any length.',

  // Parameters
  grammarParamKeyMissing: 'The parameter lacks its “{key}”.',
  grammarParamTypeUnknown: 'There is no parameter type “{type}”; MLflow knows {known}.',
  grammarParamBinary: 'A parameter cannot be binary.',
  grammarParamTwice: 'There is another parameter “{name}”.',
  grammarParamShape: 'The shape of a parameter is null, or [-1] for a list.',
  grammarDefaultKind: 'The default {found} does not fit {type}.',
  grammarDefaultDatetime: '“{text}” is not a date and time that MLflow can read.',
  grammarDefaultNotList: 'The shape is [-1], so the default has to be a list of plain values.',
  grammarDefaultList: 'The default is a list; its shape has to be [-1].',
  grammarDefaultTooLarge: 'The number is too large for {type}.',
  grammarDefaultObject: 'The default has to be an object with the properties that are declared.',
  grammarDefaultPropertyMissing: 'The default lacks the required property “{name}”.',
  grammarDefaultPropertyUnknown: 'No property “{name}” is declared.',

  // Ways out
  grammarFixClose: 'Close what is open',
  grammarFixComma: 'Remove the comma',
  grammarFixReplace: 'Write {right}',
  grammarFixAdd: 'Add “{key}”: {value}',
  grammarFixRemoveKey: 'Remove “{key}”',
  grammarFixRename: 'Write “{right}” instead of “{key}”',
  grammarFixRemoveSpec: 'Remove this “{name}”',
} as const;
