/** Why something of a version is absent or not known. As the causes of failures are, they are the end of a sentence: “{what}: {why}.” */
export const factMessages = {
  factNoRun: 'the version names no run',
  factRunGone: 'the run “{run}” is not on the server',
  factExperimentGone: 'the experiment “{experiment}” is not on the server',
  factNoExperiment: 'the run that belongs to it is not there',
  factNoModel: 'the version names no logged model',
  factModelGone: 'the logged model “{model}” is not on the server',
  factNoPlace: 'the files are at “{source}”, which the server does not show',
  factNoFile: 'there is no “MLmodel” among the files of the version',
  factFileNotText: '“{file}” is not UTF-8 text',
  factNotUnderstood: 'what the server sent was not understood',
  factFileUnread: '“{file}” was not read, so it is not known whether it is right',
  factFileTooLarge: '“{file}” is larger than {megabytes} MB and was not read, so it is not known whether it is right',
  factExampleUnjudged: 'MLflow refuses the “MLmodel” file, so the input example was not judged',
} as const;
