"""Makes vectors.json with NumPy 1.24: python3 make_vectors.py > vectors.json"""
import json
import sys
import numpy as np
out = {}
seeds = []
for s in [0, 1, 42, 4294967295]:
    g = np.random.RandomState(s)
    d = {'seed': s}
    d['rand'] = g.rand(5).tolist()
    d['randn'] = g.randn(5).tolist()
    d['randint'] = g.randint(-3, 1000, 8).tolist()
    d['randint_full'] = g.randint(-2 ** 31, 2 ** 31 - 1, 4).tolist()
    x = np.arange(10) * 10
    g.shuffle(x)
    d['shuffle'] = x.tolist()
    d['permutation'] = g.permutation(12).tolist()
    d['uniform'] = g.uniform(-2, 5, (2, 3)).tolist()
    d['normal'] = g.normal(3, 0.5, (2, 3)).tolist()
    g = np.random.RandomState(s)
    d['rand_100000th'] = g.rand(100000)[-1]
    d['rand_sum_after'] = g.rand(64, 1000).sum()
    seeds.append(d)
out['random'] = seeds

def case(name, a):
    a = np.atleast_2d(np.array(a, dtype=float))
    return {'name': name, 'values': [['nan' if np.isnan(v) else 'inf' if v == np.inf else '-inf' if v == -np.inf else float(v) for v in r] for r in a], 'text': np.array2string(a)}
g = np.random.RandomState(7)
cases = [case('whole numbers', [[1, 2], [3, 4]]),
    case('one element', [[0.1]]),
    case('zeros', np.zeros((2, 3))),
    case('negative zero', [[-0.0, 1]]),
    case('thirds', np.array([[1 / 3, 2 / 3], [1, 4 / 3]])),
    case('mixed widths', [[0.5, -10.25, 100], [3, 1000.0, -0.125]]),
    case('wide ratio', [[0.001, 1.5], [2, 2000]]),
    case('large', [[100000000.0, 1]]),
    case('just below large', [[99999999, 1000000.0 * 3]]),
    case('large but even ratio', [[99999999.5, 12345678.25]]),
    case('small', [[1e-05, 2e-05]]),
    case('just small enough', [[0.0001, 0.0002]]),
    case('powers', [[1e-10, 10000000000.0], [1e+100, -1e-100]]),
    case('whole exponents', [[10000000000.0, 20000000000.0]]),
    case('exponents of three digits', [[1e+100, 1]]),
    case('subnormal', [[5e-324, 1.7976931348623157e+308]]),
    case('nan and infinities', [[np.nan, 1.5], [np.inf, -np.inf]]),
    case('only nan', [[np.nan, np.nan]]),
    case('nan with exponents', [[np.nan, 1e-09, -np.inf]]),
    case('infinity of narrow', [[-np.inf, 1]]),
    case('rounding ties', [[5e-09 + 0.5, 0.125, 0.123456785, 2.675]]),
    case('normal 3x4', g.randn(3, 4)),
    case('wrapped row', g.randn(2, 20)),
    case('long row', g.rand(1, 60) * 100),
    case('column', g.randn(8, 1)),
    case('wide wrapped whole numbers', np.arange(90).reshape(2, 45)),
    case('exactly 1000', np.arange(1000).reshape(50, 20)),
    case('summarised square', np.arange(1600).reshape(40, 40) / 7),
    case('summarised column', (np.arange(1001) - 500).reshape(1001, 1)),
    case('summarised row', (np.arange(1001) / 8).reshape(1, 1001)),
    case('six columns summarised', np.arange(1200).reshape(200, 6)),
    case('seven columns summarised', np.arange(1204).reshape(172, 7)),
    case('outlier hidden by the summary', np.where((np.arange(1600) == 820).reshape(40, 40), 1000000000000.0, 1.5)),
    case('summarised normal 64x1000 corner', g.randn(40, 30))]
for i in range(40):
    r, c = (g.randint(1, 6), g.randint(1, 9))
    a = g.randn(r, c) * 10.0 ** g.randint(-6, 10)
    if i % 2:
        a = np.round(a, g.randint(0, 4))
    cases.append(case('random %d' % i, a))
out['printing'] = cases
g = np.random.RandomState(3)
st = []
for n in [1, 2, 7, 8, 9, 15, 127, 128, 129, 136, 137, 1000, 4096, 7000, 10007]:
    x = g.rand(n) * 100
    st.append({'n': n, 'sum': x.sum(), 'mean': x.mean(), 'std': x.std()})
out['statistics_of_rand_times_100_seed_3'] = st
g = np.random.RandomState(11)
A = g.randn(7, 5)
B = g.randn(5, 9)
C = g.randn(7, 9)
v = g.randn(1, 5)
w = g.randn(7, 1)
out['algebra_seed_11'] = {'A_dot_B': (A @ B).tolist(), 'AT_dot_C': (A.T @ C).tolist(), 'C_dot_BT': (C @ B.T).tolist(), 'A_plus_v': (A + v).tolist(), 'A_times_w': (A * w).tolist(), 'A_minus_w': (A - w).tolist(), 'A_over_v': (A / v).tolist(), 'column_sums': A.sum(0, keepdims=True).tolist(), 'column_means': A.mean(0, keepdims=True).tolist(), 'column_stds': A.std(0, keepdims=True).tolist(), 'row_sums': A.sum(1, keepdims=True).tolist(), 'row_means': A.mean(1, keepdims=True).tolist(), 'row_stds': A.std(1, keepdims=True).tolist(), 'row_max': A.max(1, keepdims=True).tolist(), 'row_argmax': A.argmax(1).tolist(), 'norm': float(np.linalg.norm(A)), 'min': A.min(), 'max': A.max(), 'zero_where': np.where(A < 0, 0, A).tolist(), 'maximum': np.maximum(A, 0).tolist(), 'rows_1_3': A[1:3, :].tolist(), 'columns_2_5': A[:, 2:5].tolist(), 'rows_picked': A[[6, 0, 3]].tolist()}

def descend(step):
    """Three steps from a fixed start down 0.5 * w.A.w, whose gradient is A * w with A = 1, 10, 100."""
    w = np.array([[1.0, -2.0, 0.5]])
    path = []
    for t in range(1, 6):
        w = w - step(np.array([[1.0, 10.0, 100.0]]) * w, t)
        path.append(w[0].tolist())
    return path


def momentum_step(g, t, state={'v': 0}):
    state['v'] = 0.9 * state['v'] + 0.01 * g
    return state['v']


def adam_step(g, t, state={'m': 0, 'v': 0}):
    state['m'] = 0.9 * state['m'] + 0.1 * g
    state['v'] = 0.999 * state['v'] + 0.001 * g ** 2
    return 0.05 * (state['m'] / (1 - 0.9 ** t)) / (np.sqrt(state['v'] / (1 - 0.999 ** t)) + 1e-08)


out['optimizers'] = {'sgd': descend(lambda g, t: 0.01 * g), 'momentum': descend(momentum_step), 'adam': descend(adam_step)}
json.dump(out, sys.stdout)
