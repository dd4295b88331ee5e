import type { PolicyKey } from './policyKey.ts';

/** The keys of `gates`. Evidence is told as the gates are judged. */
export const gateKeys: readonly PolicyKey[] = [
  {
    name: 'metrics',
    place: 'gates',
    isRequired: false,
    value: { kind: 'metrics' },
    meaning:
      'Conditions on metrics: `name >= number`, with `>=`, `>`, `<=`, `<` or `==`, or the name with `above-production-by` or `below-production-by`. One condition or a list; each is a gate of its own.',
    example:
      'metrics:\n  - f1 >= 0.60\n  - f1: { above-production-by: 0.02 }\n  - log_loss: { below-production-by: 0 }',
    snippet: 'metrics:\n  - ${1:f1} >= ${2:0.60}',
    evidence: {
      from: 'The metric of the version’s logged model where that has it, else the last value that the source run logged. NaN fails every comparison. A comparison with Production takes the newest other version there, and passes when there is none.',
      unknown:
        'The model and the run do not have the metric, or the model has several values of it (of several datasets); the run or the logged model could not be read; the version in Production does not have the metric, or has NaN.',
    },
  },
  {
    name: 'signature',
    place: 'gates',
    isRequired: false,
    value: {
      kind: 'words',
      words: [
        {
          word: 'present',
          meaning: 'The model has a signature that MLflow takes.',
          gates: [{ kind: 'signaturePresent' }],
        },
        {
          word: 'compatible',
          meaning:
            'It has one, and can take the place of the version in Production: no change is breaking, as `mlmodel diff` tells.',
          gates: [{ kind: 'signaturePresent' }, { kind: 'signatureCompatible' }],
        },
      ],
    },
    meaning: 'What is asked of the signature. `compatible` asks for a signature as well.',
    example: 'signature: compatible',
    snippet: 'signature: ${1|compatible,present|}',
    evidence: {
      from: 'The `MLmodel` files of the version and of the newest other version in Production. Without one there, any signature is compatible.',
      unknown: 'One of the two files could not be read, or MLflow refuses the signature in Production.',
    },
  },
  {
    name: 'input-example',
    place: 'gates',
    isRequired: false,
    value: {
      kind: 'words',
      words: [
        {
          word: 'valid',
          meaning: 'The model has an input example that its scoring server and `predict()` take.',
          gates: [{ kind: 'exampleValid' }],
        },
      ],
    },
    meaning: 'The model has an input example, and nothing is wrong with it.',
    example: 'input-example: valid',
    snippet: 'input-example: valid',
    evidence: {
      from: 'The saved example, checked against the signature as in the editor: a problem `example-…` that is an error or a warning fails it.',
      unknown: 'The files of the model could not be read.',
    },
  },
  {
    name: 'requirements',
    place: 'gates',
    isRequired: false,
    value: {
      kind: 'words',
      words: [
        {
          word: 'pinned',
          meaning: 'Each line of `requirements.txt` fits one version alone.',
          gates: [{ kind: 'requirementsPinned' }],
        },
      ],
    },
    meaning:
      'Each line of `requirements.txt` fits one version alone: `name==1.2.3`, an archive, or a commit of a repository. Ranges are not pinned, and a file without a package fails.',
    example: 'requirements: pinned',
    snippet: 'requirements: pinned',
    evidence: {
      from: '`requirements.txt` beside the `MLmodel` file.',
      unknown:
        'The files of the model could not be read, or `requirements.txt` takes in lines of another file (`-r`, `-c`).',
    },
  },
  {
    name: 'run',
    place: 'gates',
    isRequired: false,
    value: {
      kind: 'words',
      words: [
        {
          word: 'finished',
          meaning: 'The source run ended well and is not deleted.',
          gates: [{ kind: 'runFinished' }],
        },
      ],
    },
    meaning: 'The source run has the status FINISHED and is not deleted.',
    example: 'run: finished',
    snippet: 'run: finished',
    evidence: {
      from: 'The run that the version names.',
      unknown: 'The version names no run, the run could not be read, or its status is none that MLflow has.',
    },
  },
  {
    name: 'commit',
    place: 'gates',
    isRequired: false,
    value: {
      kind: 'words',
      isList: true,
      words: [
        {
          word: 'clean',
          meaning: 'The run was made from a commit without changes on top of it.',
          gates: [{ kind: 'commitClean' }],
        },
        {
          word: 'pushed',
          meaning: 'A remote branch holds the commit, as far as the local repository was fetched.',
          gates: [{ kind: 'commitPushed' }],
        },
      ],
    },
    meaning: 'What is asked of the Git commit that the run was made from: `clean`, `pushed`, or a list of both.',
    example: 'commit: [clean, pushed]',
    snippet: 'commit: [${1:clean, pushed}]',
    evidence: {
      from: 'The tags `mlflow.source.git.commit` and `mlflow.source.git.dirty` of the run; for `pushed` the repository that is open (on the command line, the one that it is run in).',
      unknown:
        'The run names no commit or could not be read; for `clean`, it has no tag `mlflow.source.git.dirty`; for `pushed`, no repository is there, it does not hold the commit, Git could not be asked, or the folder is not trusted.',
    },
  },
  {
    name: 'tags',
    place: 'gates',
    isRequired: false,
    value: { kind: 'tags' },
    meaning:
      'Tags of the version: a key with the text that its value must be, as it is written here; `"*"` or nothing stands for any text that is not empty. A list of keys asks for any text of each.',
    example: 'tags: { validated: "yes", owner: "*" }',
    snippet: 'tags:\n  ${1:validated}: "${2:*}"',
    evidence: {
      from: 'The tags of the version. Anyone who may edit the model may write any tag.',
      unknown: 'Never: a tag that is not there fails.',
    },
  },
  {
    name: 'description',
    place: 'gates',
    isRequired: false,
    value: {
      kind: 'words',
      words: [{ word: 'required', meaning: 'The version has a description.', gates: [{ kind: 'description' }] }],
    },
    meaning: 'The version has a description with something other than blanks.',
    example: 'description: required',
    snippet: 'description: required',
    evidence: { from: 'The description of the version, not that of the model.', unknown: 'Never.' },
  },
  {
    name: 'age-in-staging',
    place: 'gates',
    isRequired: false,
    value: { kind: 'duration' },
    meaning:
      'So long has the version been in Staging without a break: a number with `m` (minutes), `h` (hours) or `d` (days of 24 hours). Fails when it is in another stage.',
    example: 'age-in-staging: 2d',
    snippet: 'age-in-staging: ${1:2d}',
    evidence: {
      from: 'The record of its last move, when this product made it; else the last change of the version, after which it certainly was not moved. The clocks of the server and of this machine are compared.',
      unknown:
        'There is no record of the move, and the version was changed less than that long ago: it may have come to Staging earlier.',
    },
  },
  {
    name: 'approvals',
    place: 'gates',
    isRequired: false,
    value: { kind: 'count' },
    meaning:
      'So many people other than who asked for the move stand for it, each counted once: who makes the move, who asked for the same move in a request that is still open, and who approved such a request since the last move.',
    example: 'approvals: 1',
    snippet: 'approvals: ${1:1}',
    evidence: {
      from: 'The open requests and the decisions that are recorded on the version, and who is signed in. Only names that the server verified count. Records are tags: anyone who may edit the model may write any tag.',
      unknown:
        'The server does not say who makes the move (without sign-in, no server does), or the request bears a name that no server verified. When nobody has asked for the move, it fails.',
    },
  },
  {
    name: 'not-by-requester',
    place: 'gates',
    isRequired: false,
    value: {
      kind: 'words',
      isBoolean: true,
      words: [
        {
          word: 'true',
          meaning: 'Who makes the move neither asked for it nor registered the version.',
          gates: [{ kind: 'notByRequester' }],
        },
      ],
    },
    meaning:
      'Who makes the move neither asked for it nor registered the version, as far as the server tells the latter.',
    example: 'not-by-requester: true',
    snippet: 'not-by-requester: true',
    evidence: {
      from: 'Who is signed in, the open request, and the user that the server names for the version.',
      unknown:
        'The server does not say who makes the move; the request bears a name that no server verified; or nobody has asked and the server does not say who registered the version.',
    },
  },
];
