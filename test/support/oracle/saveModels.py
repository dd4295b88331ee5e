"""Saves one model of each kind with the installed MLflow into the folder given; prints one JSON line with the names."""
import json
import logging
import os
import sys
import warnings

warnings.simplefilter('ignore')
logging.disable(logging.CRITICAL)

import mlflow  # noqa: E402
import mlflow.catboost  # noqa: E402
import mlflow.lightgbm  # noqa: E402
import mlflow.onnx  # noqa: E402
import mlflow.pyfunc  # noqa: E402
import mlflow.sklearn  # noqa: E402
import mlflow.statsmodels  # noqa: E402
import mlflow.xgboost  # noqa: E402
import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from mlflow.models import infer_signature  # noqa: E402

out = sys.argv[1]
frame = pd.DataFrame({'age': [1, 2, 3, 4], 'income': [1.5, 2.5, 3.5, 4.5]})
labels = np.array([0, 1, 0, 1])
requirements = {'pip_requirements': [f'mlflow=={mlflow.__version__}']}
signature = infer_signature(frame, labels)
with_example = {'signature': signature, 'input_example': frame, **requirements}
saved = []


def model(name):
    def register(save):
        save(os.path.join(out, name))
        saved.append(name)

    return register


class Echo(mlflow.pyfunc.PythonModel):
    def predict(self, context, model_input, params=None):
        return model_input


@model('sklearn')
def _(path):
    from sklearn.linear_model import LogisticRegression

    mlflow.sklearn.save_model(LogisticRegression().fit(frame, labels), path, **with_example)


@model('sklearn-pipeline')
def _(path):
    from sklearn.linear_model import LinearRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    fitted = make_pipeline(StandardScaler(), LinearRegression()).fit(frame, labels)
    mlflow.sklearn.save_model(fitted, path, serialization_format='cloudpickle', **with_example)


@model('xgboost')
def _(path):
    import xgboost

    data = xgboost.DMatrix(frame, label=labels)
    mlflow.xgboost.save_model(xgboost.train({}, data, num_boost_round=1), path, **with_example)


@model('lightgbm')
def _(path):
    import lightgbm

    options = {'verbose': -1, 'min_data_in_leaf': 1, 'min_data_in_bin': 1}
    fitted = lightgbm.train(options, lightgbm.Dataset(frame, labels), num_boost_round=1)
    mlflow.lightgbm.save_model(fitted, path, **with_example)


@model('lightgbm-sklearn')
def _(path):
    import lightgbm

    fitted = lightgbm.LGBMClassifier(n_estimators=1, verbose=-1, min_child_samples=1).fit(frame, labels)
    mlflow.lightgbm.save_model(fitted, path, **with_example)


@model('statsmodels')
def _(path):
    import statsmodels.api

    mlflow.statsmodels.save_model(statsmodels.api.OLS(labels.astype(float), frame).fit(), path, **with_example)


@model('onnx')
def _(path):
    from onnx import TensorProto, helper

    def value(name):
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, [None, 2])

    graph = helper.make_graph([helper.make_node('Identity', ['x'], ['y'])], 'g', [value('x')], [value('y')])
    array = np.ones((2, 2), dtype=np.float32)
    # no example: MLflow would run the model for it, which takes another library
    mlflow.onnx.save_model(helper.make_model(graph), path, signature=infer_signature(array, array), **requirements)


@model('catboost')
def _(path):
    import catboost

    fitted = catboost.CatBoostClassifier(iterations=1, verbose=0, allow_writing_files=False).fit(frame, labels)
    mlflow.catboost.save_model(fitted, path, **with_example)


@model('pyfunc-params')
def _(path):
    declared = infer_signature(frame, frame, params={'threshold': 0.5, 'steps': [1, 2], 'name': 'a'})
    example = (frame, {'threshold': 0.7})
    mlflow.pyfunc.save_model(path, python_model=Echo(), signature=declared, input_example=example, **requirements)


@model('pyfunc-tensor')
def _(path):
    array = np.zeros((2, 3))
    declared = infer_signature(array, array)
    mlflow.pyfunc.save_model(path, python_model=Echo(), signature=declared, input_example=array, **requirements)


@model('pyfunc-named-tensors')
def _(path):
    arrays = {'a': np.zeros((2, 3), dtype=np.float32), 'b': np.zeros(2, dtype=np.int64)}
    declared = infer_signature(arrays)
    mlflow.pyfunc.save_model(path, python_model=Echo(), signature=declared, input_example=arrays, **requirements)


@model('pyfunc-nested')
def _(path):
    example = [{'messages': [{'role': 'user', 'content': 'hello'}], 'n': 1}]
    mlflow.pyfunc.save_model(path, python_model=Echo(), input_example=example, **requirements)


@model('pyfunc-plain')
def _(path):
    mlflow.pyfunc.save_model(path, python_model=Echo(), **requirements)


@model('pyfunc-all-types')
def _(path):
    data = pd.DataFrame({
        'flag': [True, False],
        'small': np.array([1, 2], dtype=np.int32),
        'text': ['a', 'b'],
        'bytes': [b'a', b'b'],
        'when': pd.to_datetime(['2024-01-02', '2024-01-03']),
    })
    declared = infer_signature(data)
    mlflow.pyfunc.save_model(path, python_model=Echo(), signature=declared, input_example=data, **requirements)


@model('pyfunc-artifacts')
def _(path):
    weights = os.path.join(out, 'weights.txt')
    with open(weights, 'w') as file:
        file.write('1')
    mlflow.pyfunc.save_model(
        path, python_model=Echo(), artifacts={'weights': weights}, signature=signature, **requirements
    )


@model('pyfunc-code-paths')
def _(path):
    folder = os.path.join(out, 'own_code')
    os.makedirs(folder)
    with open(os.path.join(folder, 'own.py'), 'w') as file:
        file.write('VALUE = 1\n')
    mlflow.pyfunc.save_model(path, python_model=Echo(), code_paths=[folder], signature=signature, **requirements)


@model('models-from-code')
def _(path):
    script = os.path.join(out, 'model_code.py')
    with open(script, 'w') as file:
        file.write(
            'import mlflow\n\n\nclass Echo(mlflow.pyfunc.PythonModel):\n'
            '    def predict(self, context, model_input, params=None):\n        return model_input\n\n\n'
            'mlflow.models.set_model(Echo())\n'
        )
    mlflow.pyfunc.save_model(path, python_model=script, signature=signature, **requirements)


@model('type-hints')
def _(path):
    class Hinted(mlflow.pyfunc.PythonModel):
        def predict(self, model_input: list[str], params=None) -> list[str]:
            return model_input

    mlflow.pyfunc.save_model(path, python_model=Hinted(), input_example=['a', 'b'], **requirements)


print(json.dumps(saved))
