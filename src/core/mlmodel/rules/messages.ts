/** Texts of this folder, in English. */
export const rulesMessages = {
  // The whole file.
  ruleFileEmpty: 'The file is empty. An MLmodel holds keys such as “flavors”.',
  ruleFileNotMap: 'The file is not a map. An MLmodel holds keys such as “flavors” at the top.',
  ruleFlavorsMissing: 'The model has no “flavors”: nothing can load it.',
  ruleFlavorsEmpty: 'The model names no flavor: nothing can load it.',
  ruleTimeMissing: '“utc_time_created” is missing: the model counts as made whenever it is read.',
  ruleOutdated: '“mlflow_version” is missing: an MLflow before 1.25 wrote this file, or a person.',
  ruleVersionOdd: '“{version}” is not an MLflow version such as 3.17.2.',
  ruleNoSignature: 'The model has no signature: nothing checks the data that it is given.',
  ruleExternal: 'The files of this model lie elsewhere: MLflow does not load it from here.',

  // Keys at the top.
  ruleKeyNotText: 'YAML does not take this key as text, and MLflow refuses the file. Quote it.',
  ruleKeySelf: 'MLflow cannot load a file with the key “self”.',
  ruleKeyPrivate: '“{key}” is for MLflow’s own use: it is lost when the file is written again.',
  ruleKeyHides: '“{key}” hides a function of the loaded model. Put it under “metadata”.',
  ruleKeyUnknown: 'MLflow does not know “{key}”. It is kept, but nothing reads it.',
  ruleKeyMeant: 'MLflow does not know “{key}”. Is “{meant}” meant?',
  ruleKeyFlavor: '“{key}” is a flavor: it belongs under “flavors”, where MLflow looks for it.',
  ruleKeyDuplicate: '“{key}” comes again below, and only the last one counts.',
  ruleKeyUsed: 'This one counts.',
  ruleResourcesAndPolicy: '“resources” and “auth_policy” are both there; MLflow logs a model with only one of them.',

  // Values of keys.
  ruleWantsText: '“{key}” should be text.',
  ruleWantsWhole: '“{key}” should be a whole number.',
  ruleWantsBoolean: '“{key}” should be true or false.',
  ruleWantsMap: '“{key}” should be a map.',
  ruleWantsList: '“{key}” should be a list.',
  ruleWantsTexts: '“{key}” should be a list of texts.',
  ruleRetypedNumber: 'Without quotes YAML reads “{source}” as the number {value}. Quote the value of “{key}”.',
  ruleRetypedBoolean: 'Without quotes YAML reads “{source}” as {value}, not as text. Quote the value of “{key}”.',
  ruleRetypedTime: 'Without quotes YAML reads “{source}” as a date. Quote the value of “{key}”.',
  ruleEnvVarNotText: 'Names of environment variables are text: quote this one. MLflow refuses the file.',
  ruleEnvVarsNotList: '“env_vars” must be a list of names. MLflow refuses the file.',
  ruleResourcesPath:
    '“resources” is text: MLflow opens it as a file of the folder that Python runs in. Write the map itself.',
  ruleTimeUnquoted: 'Without quotes YAML makes a date of the time. Quote it.',
  ruleHintAlone: '“{key}” tells of a signature, but there is none.',

  // The signature as a part of the file.
  ruleSignatureNotMap: '“signature” must be a map or null: whatever reads this signature fails.',
  ruleSignatureEmpty: 'The signature has no inputs, no outputs and no params: MLflow refuses the file.',
  ruleSignaturePartNotText: '“{part}” must be JSON in quotes, not YAML: MLflow refuses the file.',
  ruleSignatureKeyUnknown: 'A signature has inputs, outputs and params; MLflow drops “{key}”.',

  // Ids and times.
  ruleTimeInvalid: '“{time}” is not a time such as 2026-01-02 03:04:05.000006.',
  ruleRunId: '“{id}” cannot be the id of a run.',
  ruleModelId: '“{id}” cannot be the id of a logged model: m- and 32 hexadecimal digits.',
  ruleModelUuid: '“{id}” is not a UUID: 32 hexadecimal digits.',
  ruleIdsDiffer: '“model_uuid” of a logged model is its “model_id”, {id}.',
  rulePathOfOther: 'This is the place of another model than {id}.',
  ruleRunUnknown: 'The tracking server of the active connection has no such run.',
  ruleModelUnknown: 'The tracking server of the active connection has no such model.',

  // Flavors.
  ruleFlavorsNotMap: '“flavors” should be a map of names: no flavor can be found in it.',
  ruleFlavorNotMap: 'The flavor “{flavor}” should be a map of what its loader needs.',
  ruleFlavorMeant: 'MLflow has no flavor “{flavor}”. Is “{meant}” meant?',
  ruleNoPythonFunction: 'There is no “python_function”: the model cannot be served or loaded as a Python function.',
  ruleFlavorRemoved: 'MLflow {version} removed the flavor “{flavor}”.',
  ruleFlavorKeyUnknown: '“{flavor}” has no key “{key}”.',
  ruleFlavorKeyMissing: '“{flavor}” needs “{key}” to load the model.',
  ruleFlavorOneOf: '“{flavor}” needs “{key}” or “{other}” to load the model.',
  ruleFlavorVersionMissing: '“{key}” is missing: nobody can tell with which version “{flavor}” saved the model.',
  rulePythonVersionMissing: '“python_version” is missing: MLflow warns when it loads the model.',
  ruleEnvOld: '“env” is a single path, as before MLflow 2.0: only conda can use it.',
  ruleEnvIncomplete: '“env” does not name “{key}”: MLflow fails when it is asked for such an environment.',
  ruleEnvMissing: '“env” is missing: no environment can be made for the model.',
  ruleFormatUnknown: '“{format}” is no format of a saved model: skops, cloudpickle or pickle.',
  ruleFormatDiffers: 'The format is “{format}”, but “{path}” is named like another one.',
  rulePickle: 'Loading a pickle runs its author’s code: load only what you trust.',
  ruleLoaderMeant: 'MLflow has no module “{module}”. Is “{meant}” meant?',

  // Paths.
  rulePathMissing: '“{path}” is not there.',
  rulePathUnsafe: '“{path}” leads out of the folder of the model.',
  ruleCodeUnused: 'There is a folder “code”, but no flavor names it: its modules will not be found.',

  // The info of the input example.
  ruleExampleTypeMissing: 'The type of the input example is missing: MLflow cannot read the example.',
  ruleExampleType: 'MLflow knows no example of type “{type}”.',
  ruleExampleFileMissing: '“artifact_path”, the file of the input example, is missing.',
  ruleExampleKeyUnknown: 'MLflow does not read “{key}” of the input example.',
  ruleOrientUnknown: '“{orient}” is no orientation of an example: split or values.',
  ruleOrientDiffers: 'The example file is not “{orient}” but “{right}”.',
  ruleExampleParams: 'The example file has no “inputs” and “params”, though “params” is set here.',

  // Files of the environment.
  ruleEnvNotMap: 'The file is not a map: no environment can be made of it.',
  ruleEnvKeyUnknown: 'MLflow refuses “{key}” in {file}.',
  ruleCondaDependency: 'A dependency is text such as “numpy=1.26”, or “pip:” with a list.',
  ruleCondaPython: 'Python must be pinned here, as in “python=3.11.7”.',
  ruleCondaNoPython: 'No Python version is named: MLflow takes the one that it runs in.',
  ruleCondaExtra: '“{name}” is left out when MLflow makes a virtualenv of this file.',
  rulePythonDiffers: 'Python {here} here, but the model was saved by {there}.',
  rulePythonSaved: 'Saved by Python {version}.',

  // Comments.
  ruleCommentCode: 'There is no rule “{code}”: the comment switches nothing off.',
  ruleCommentCodeMeant: 'There is no rule “{code}”. Is “{meant}” meant?',

  // Requirements.
  ruleRequirementInvalid: 'pip cannot read “{line}”.',
  ruleRequirementUnpinned: '“{name}” is not pinned to a version.',
  ruleRequirementDuplicate: '“{name}” is required twice.',
  ruleRequirementFirst: 'The first time.',
  ruleRequirementOther: 'The other list.',
  ruleMlflowMissing: 'MLflow itself is not among the requirements.',
  ruleVersionDiffers: '{name} is {pinned} here, but the model was saved with {version} (“{key}”).',
  ruleVersionSaved: 'Saved with {version} (“{key}”).',
  ruleCondaDiffers: '“{here}” here, but “{there}” in requirements.txt.',
  ruleCondaOnly: '“{here}” is not in requirements.txt.',
  ruleNotInConda: '“{name}” is not in {file}.',
  ruleNotInCondaMore: '“{name}” and {more} more are not in {file}.',

  // Quick fixes.
  fixQuote: 'Quote it: {text}',
  fixReplace: 'Write “{text}”',
  fixRemoveKey: 'Remove “{key}”',
  fixAddKey: 'Add “{key}”',
  fixAddTime: 'Add “utc_time_created” with the present time',
  fixMakeList: 'Make it a list',
  fixNoSignature: 'Write null: no signature',
  fixInferSignature: 'Add the signature of the input example',
  fixDropPart: 'Write null: no {part}',
  fixDropSignature: 'Remove the signature',
  fixMakeJson: 'Write it as JSON in quotes',
  fixEnvMap: 'Name both environments',
  fixPin: 'Pin it: {text}',
  fixAddRequirement: 'Add “{line}”',
} as const;
