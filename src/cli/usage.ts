export const commandNames = ['check', 'data', 'diff', 'promote'] as const;
export type CommandName = (typeof commandNames)[number];

const format = '  --format pretty|json|sarif  how findings are written (pretty)';

/** What `--help` prints; the first line is shown where a command is used wrongly. */
export const usages: Readonly<Record<CommandName | 'mlmodel', string>> = {
  mlmodel: `usage: mlmodel check|data|diff|promote …
  mlmodel check PATH…          check MLmodel files, and the files beside them
  mlmodel data MODEL DATAFILE  check data against the signature of a model
  mlmodel diff OLD NEW         whether one signature can take the place of another
  mlmodel promote --server …   move a model version to a stage, if the gates of a policy pass
  mlmodel COMMAND --help       options of a command
  mlmodel --version

Exit codes: 0 nothing is wrong, 1 something is, 2 wrong use.`,
  check: `usage: mlmodel check PATH… [--format pretty|json|sarif] [--rule CODE=SEVERITY]… [--quiet] [--all] [--allow-empty]
PATH is an MLmodel file, a folder that is searched for them, or - for standard input. A conda.yaml, python_env.yaml,
requirements.txt or (serving_)input_example.json stands for the MLmodel file beside it, or for nothing.
${format}
  --rule CODE=SEVERITY        off, hint, information, warning or error for a code; may be repeated
  --quiet                     errors only
  --all                       pretty shows hints too; json and sarif always have them
  --allow-empty               a folder without an MLmodel file is no mistake

Exit codes: 0 no errors, 1 errors, 2 wrong use: also a folder that holds no model or cannot be read.`,
  data: `usage: mlmodel data MODEL DATAFILE [--mode strict|serving] [--format pretty|json|sarif]
MODEL is an MLmodel file or its folder; DATAFILE a request body, JSON, lines of JSON,
CSV (.csv) or Parquet (.parquet), or - for JSON on standard input.
  --mode strict|serving       what predict() takes, or what the scoring server takes (serving)
${format}

Exit codes: 0 the data is taken, 1 it is refused, 2 wrong use.`,
  diff: `usage: mlmodel diff OLD NEW [--format pretty|json|sarif]
OLD and NEW are MLmodel files or their folders.
${format}

Exit codes: 0 identical or compatible, 1 breaking, 2 wrong use.`,
  promote: `usage: mlmodel promote --server URI --model NAME --version N --stage STAGE --policy FILE [--archive-existing] [--dry-run]
  --server URI                address of the tracking server
  --model NAME                the registered model
  --version N                 the version that is to move
  --stage STAGE               None, Staging, Production or Archived
  --policy FILE               the promotion policy; take it from a protected branch
  --archive-existing          versions that are in the stage go to Archived
  --dry-run                   ask the gates, and move nothing
  --format pretty|json        how the answer is written (pretty)

Secrets come from the environment, as MLflow reads them, and go to this server only: MLFLOW_TRACKING_USERNAME and
MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN. MLFLOW_TRACKING_SERVER_CERT_PATH names the authorities to trust,
MLFLOW_TRACKING_INSECURE_TLS=true trusts anybody. Commits are looked up in the repository of the current folder.

Exit codes: 0 all gates passed, 1 one did not or the move failed, 2 wrong use: also a policy that cannot be read.`,
};
