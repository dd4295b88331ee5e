import { minimal } from '../../../../support/minimalModel.ts';
import { check } from '../../../../support/ruleCheck.ts';

const now = '2026-01-02 03:04:05.000006';

describe('rules of the whole file', () => {
  it('mlmodel-empty', () => {
    check('mlmodel-empty', { files: { MLmodel: '' }, marks: [['MLmodel', '', 'error']], fixed: null });
    check('mlmodel-empty', { files: { MLmodel: '# only this\n' }, marks: [['MLmodel', '# only this', 'error']] });
    check('mlmodel-empty', { files: { MLmodel: '~\n' }, marks: [['MLmodel', '~', 'error']] });
    check('mlmodel-empty', { files: { MLmodel: '{}\n' } });
    check('mlmodel-empty', { files: { MLmodel: '\tx' } });
  });

  it('mlmodel-not-map', () => {
    check('mlmodel-not-map', { files: { MLmodel: '- flavors\n- b\n' }, marks: [['MLmodel', '- flavors', 'error']] });
    check('mlmodel-not-map', { files: { MLmodel: 'flavors' }, marks: [['MLmodel', 'flavors', 'error']] });
    check('mlmodel-not-map', { files: { MLmodel: '!!set {a}' }, marks: [['MLmodel', '{a}', 'error']] });
    check('mlmodel-not-map', { files: { MLmodel: 'flavors: {}\n' } });
    check('mlmodel-not-map', { files: { MLmodel: '' } });
  });

  it('mlmodel-no-flavors', () => {
    check('mlmodel-no-flavors', { files: { MLmodel: 'run_id: a\n' }, marks: [['MLmodel', 'run_id: a', 'warning']] });
    check('mlmodel-no-flavors', { files: { MLmodel: 'flavors:\n' }, marks: [['MLmodel', 'flavors', 'warning']] });
    check('mlmodel-no-flavors', { files: { MLmodel: 'flavors: {}\n' }, marks: [['MLmodel', 'flavors', 'warning']] });
    check('mlmodel-no-flavors', { files: { MLmodel: minimal } });
    check('mlmodel-no-flavors', { files: { MLmodel: 'run_id: [\n' } });
  });

  it('mlmodel-time-missing adds the time as the file is written', () => {
    const marks = [['MLmodel', 'flavors: {a: {}}', 'information']] as const;
    const added = (before: string, after: string): void =>
      check('mlmodel-time-missing', {
        files: { MLmodel: before },
        marks,
        now,
        fixed: { MLmodel: after },
        preferred: true,
      });
    added('flavors: {a: {}}\n', `flavors: {a: {}}\nutc_time_created: '${now}'\n`);
    added('flavors: {a: {}}\r\n', `flavors: {a: {}}\r\nutc_time_created: '${now}'\r\n`);
    added('flavors: {a: {}}', `flavors: {a: {}}\nutc_time_created: '${now}'`);
    added('flavors: {a: {}}\nx: |\n  a\n# end\n', `flavors: {a: {}}\nx: |\n  a\nutc_time_created: '${now}'\n# end\n`);
    check('mlmodel-time-missing', {
      files: { MLmodel: '{flavors: {}}\n' },
      marks: [['MLmodel', '{flavors: {}}', 'information']],
      now,
      fixed: { MLmodel: `{flavors: {}, utc_time_created: '${now}'}\n` },
    });
    check('mlmodel-time-missing', {
      files: { MLmodel: 'utc_time_created: null # when?\n' },
      marks: [['MLmodel', 'utc_time_created', 'information']],
      now,
      fixed: { MLmodel: `utc_time_created: '${now}' # when?\n` },
    });
    check('mlmodel-time-missing', { files: { MLmodel: 'flavors: {a: {}}\n' }, marks, fixed: null });
    check('mlmodel-time-missing', { files: { MLmodel: minimal }, now });
  });

  it('mlmodel-outdated', () => {
    check('mlmodel-outdated', { files: { MLmodel: 'run_id: a\n' }, marks: [['MLmodel', 'run_id: a', 'information']] });
    check('mlmodel-outdated', { files: { MLmodel: minimal } });
  });

  it('mlmodel-version-odd', () => {
    check('mlmodel-version-odd', {
      files: { MLmodel: 'mlflow_version: latest\n' },
      marks: [['MLmodel', 'latest', 'information']],
    });
    check('mlmodel-version-odd', { files: { MLmodel: 'mlflow_version: 3.18.0.dev0\n' } });
  });

  it('mlmodel-external', () => {
    const MLmodel = 'metadata:\n  mlflow.model.isExternal: true\n';
    check('mlmodel-external', {
      files: { MLmodel },
      marks: [['MLmodel', 'mlflow.model.isExternal', 'information']],
    });
    check('mlmodel-external', { files: { MLmodel: MLmodel.replace('true', "'true'") } });
  });
});
