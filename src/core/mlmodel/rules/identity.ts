import { message } from '../../base/message.ts';
import { rule } from '../rule.ts';
import { rewriteFix } from './edits.ts';
import { given } from '../modelView.ts';
import { scalarOf, textOf } from '../values.ts';

/** `datetime` as `str()` writes it, and ISO 8601 as other tools do. */
const timeShape =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?$/;

const timeInvalid = rule({
  code: 'key-time-invalid',
  severity: 'warning',
  docs: {
    cause: '`utc_time_created` is not a time that can be read.',
    example: "utc_time_created: 'yesterday'",
    cure: "Write it as MLflow does, in UTC: `'2026-01-02 03:04:05.000006'`.",
  },
  *check({ document: { top }, now }) {
    const entry = top.get('utc_time_created');
    const time = textOf(entry?.value);
    const scalar = entry && scalarOf(entry.valueNode);
    if (entry === undefined || time === undefined || scalar === undefined || isTime(time)) return;
    yield {
      at: entry.valueNode.span,
      message: message('ruleTimeInvalid', { time }),
      fixes: now === undefined || entry.valueNode.kind === 'alias' ? [] : [rewriteFix(scalar, now, false)],
    };
  },
});

/** What the tracking server takes as a run id (MLflow 3.17.2). */
const runId = rule({
  code: 'key-run-id',
  severity: 'warning',
  docs: {
    cause:
      'The run id can be that of no run: MLflow takes letters, digits, `_` and `-`, at most 256, the first a letter or digit.',
    example: 'run_id: my run',
    cure: 'Write the id of the run, usually 32 hexadecimal digits.',
  },
  *check({ document: { top } }) {
    const entry = given(top, 'run_id');
    const id = textOf(entry?.value);
    if (entry && id !== undefined && !/^[a-zA-Z0-9][\w-]{0,255}$/.test(id)) {
      yield { at: entry.valueNode.span, message: message('ruleRunId', { id }) };
    }
  },
});

/** `m-` and a UUID without dashes, since MLflow 3.0. */
const modelId = rule({
  code: 'key-model-id',
  severity: 'warning',
  docs: {
    cause: 'The id of a logged model is `m-` and 32 hexadecimal digits.',
    example: 'model_id: my-model',
    cure: 'Write the id of the logged model, or `null` for a model that was only saved.',
  },
  *check({ document: { top } }) {
    const entry = given(top, 'model_id');
    const id = textOf(entry?.value);
    if (entry && id !== undefined && !isModelId(id)) {
      yield { at: entry.valueNode.span, message: message('ruleModelId', { id }) };
    }
  },
});

/** `uuid4().hex` for a model that was saved, the `model_id` for one that was logged (MLflow 3.17.2). */
const modelUuid = rule({
  code: 'key-model-uuid',
  severity: 'information',
  docs: {
    cause: '`model_uuid` is neither a UUID nor the id of a logged model.',
    example: 'model_uuid: my-model',
    cure: 'Write 32 hexadecimal digits.',
  },
  *check({ document: { top } }) {
    const entry = given(top, 'model_uuid');
    const id = textOf(entry?.value);
    if (entry && id !== undefined && !isModelId(id) && !/^[0-9a-f]{32}$/i.test(id.replaceAll('-', ''))) {
      yield { at: entry.valueNode.span, message: message('ruleModelUuid', { id }) };
    }
  },
});

/** A model that MLflow 3 logged has one id in both places. */
const idsDiffer = rule({
  code: 'key-model-ids-differ',
  severity: 'warning',
  docs: {
    cause:
      'The file names two different models: `model_uuid` of a logged model is its `model_id`, and `artifact_path` holds it too.',
    example: 'model_id: m-1…\nmodel_uuid: m-2…',
    cure: 'Find out which one it is. The file may have been copied from another model.',
  },
  *check({ document: { top } }) {
    const id = textOf(top.get('model_id')?.value);
    if (id === undefined || !isModelId(id)) return;
    const uuid = top.get('model_uuid');
    const uuidText = textOf(uuid?.value);
    if (uuid && uuidText !== undefined && uuidText !== id) {
      yield { at: uuid.valueNode.span, message: message('ruleIdsDiffer', { id }) };
    }
    const path = top.get('artifact_path');
    const named = /\/models\/(m-[0-9a-f]{32})(?:\/|$)/.exec(textOf(path?.value) ?? '')?.[1];
    if (path && named !== undefined && named !== id) {
      yield { at: path.valueNode.span, message: message('rulePathOfOther', { id }) };
    }
  },
});

const runUnknown = rule({
  code: 'key-run-unknown',
  severity: 'information',
  docs: {
    cause:
      'The tracking server of the active connection has no such run. The model may come from another server, or the run was deleted.',
    example: 'run_id: 0123456789abcdef0123456789abcdef',
    cure: 'Select the connection that the model came from; nothing is wrong with the file.',
  },
  *check({ document: { top }, known }) {
    const entry = given(top, 'run_id');
    if (entry && known?.run === false) yield { at: entry.valueNode.span, message: message('ruleRunUnknown') };
  },
});

const modelUnknown = rule({
  code: 'key-model-unknown',
  severity: 'information',
  docs: {
    cause:
      'The tracking server of the active connection has no such logged model. It may be on another server, or was deleted.',
    example: 'model_id: m-0123456789abcdef0123456789abcdef',
    cure: 'Select the connection that the model came from; nothing is wrong with the file.',
  },
  *check({ document: { top }, known }) {
    const entry = given(top, 'model_id');
    if (entry && known?.model === false) yield { at: entry.valueNode.span, message: message('ruleModelUnknown') };
  },
});

export const identityRules = [timeInvalid, runId, modelId, modelUuid, idsDiffer, runUnknown, modelUnknown] as const;

function isModelId(text: string): boolean {
  return /^m-[0-9a-f]{32}$/.test(text);
}

function isTime(text: string): boolean {
  const match = timeShape.exec(text);
  if (!match) return false;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  if (month === undefined || day === undefined || month < 1 || month > 12 || day < 1) return false;
  const days = new Date(Date.UTC(year ?? 0, month, 0)).getUTCDate();
  return day <= days && (hour ?? 0) < 24 && (minute ?? 0) < 60 && (second ?? 0) < 60;
}
