import { minimal } from '../../../../support/minimalModel.ts';
import { check } from '../../../../support/ruleCheck.ts';

const hex = '0123456789abcdef0123456789abcdef';
const other = 'fedcba9876543210fedcba9876543210';

describe('rules of ids and times', () => {
  it('key-time-invalid', () => {
    check('key-time-invalid', {
      files: { MLmodel: "utc_time_created: 'yesterday'\n" },
      marks: [['MLmodel', "'yesterday'", 'warning']],
      now: '2026-01-02 03:04:05.000006',
      fixed: { MLmodel: "utc_time_created: '2026-01-02 03:04:05.000006'\n" },
      preferred: false,
    });
    check('key-time-invalid', {
      files: { MLmodel: "utc_time_created: '2026-02-30 03:04:05'\n" },
      marks: [['MLmodel', "'2026-02-30 03:04:05'", 'warning']],
      fixed: null,
    });
    for (const time of ['2026-01-02 03:04:05.678901', '2024-02-29 03:04:05', '2026-01-02T03:04:05Z', '2026-01-02']) {
      check('key-time-invalid', { files: { MLmodel: `utc_time_created: '${time}'\n` } });
    }
  });

  it('key-run-id', () => {
    check('key-run-id', { files: { MLmodel: 'run_id: my run\n' }, marks: [['MLmodel', 'my run', 'warning']] });
    check('key-run-id', { files: { MLmodel: `run_id: ${hex}\n` } });
    check('key-run-id', { files: { MLmodel: 'run_id: my-run_1\n' } });
  });

  it('key-model-id', () => {
    check('key-model-id', { files: { MLmodel: `model_id: ${hex}\n` }, marks: [['MLmodel', hex, 'warning']] });
    check('key-model-id', { files: { MLmodel: `model_id: m-${hex}\n` } });
    check('key-model-id', { files: { MLmodel: minimal } });
  });

  it('key-model-uuid', () => {
    check('key-model-uuid', { files: { MLmodel: 'model_uuid: mine\n' }, marks: [['MLmodel', 'mine', 'information']] });
    check('key-model-uuid', { files: { MLmodel: `model_uuid: m-${hex}\n` } });
    check('key-model-uuid', { files: { MLmodel: 'model_uuid: 01234567-89ab-cdef-0123-456789abcdef\n' } });
  });

  it('key-model-ids-differ', () => {
    check('key-model-ids-differ', {
      files: {
        MLmodel: `model_id: m-${hex}\nmodel_uuid: m-${other}\nartifact_path: mlflow-artifacts:/1/models/m-${other}/artifacts\n`,
      },
      marks: [
        ['MLmodel', `m-${other}`, 'warning'],
        ['MLmodel', `mlflow-artifacts:/1/models/m-${other}/artifacts`, 'warning'],
      ],
    });
    check('key-model-ids-differ', {
      files: {
        MLmodel: `model_id: m-${hex}\nmodel_uuid: m-${hex}\nartifact_path: file:///a/models/m-${hex}/artifacts\n`,
      },
    });
    check('key-model-ids-differ', { files: { MLmodel: `model_id: null\nmodel_uuid: ${hex}\nartifact_path: model\n` } });
  });

  it('key-run-unknown and key-model-unknown only when the server said so', () => {
    const files = { MLmodel: `run_id: ${hex}\nmodel_id: m-${hex}\n` };
    check('key-run-unknown', { files, known: { run: false }, marks: [['MLmodel', hex, 'information']] });
    check('key-run-unknown', { files, known: { run: true, model: false } });
    check('key-run-unknown', { files });
    check('key-model-unknown', { files, known: { model: false }, marks: [['MLmodel', `m-${hex}`, 'information']] });
    check('key-model-unknown', { files, known: { run: false } });
    check('key-model-unknown', { files: { MLmodel: 'model_id: null\n' }, known: { model: false } });
  });
});
