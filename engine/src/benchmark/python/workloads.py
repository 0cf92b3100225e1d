"""The workloads in NumPy, written as the articles write them. Prints "workload microseconds" lines."""

import sys
import time

import numpy as np


def epochs(examples, sizes, bias, sigmoid, rate, lam):
    random = np.random.RandomState(1)
    X = random.randn(examples, sizes[0])
    Y = random.rand(examples, sizes[-1])
    W = [random.randn(i, o) * np.sqrt(2 / i) for i, o in zip(sizes, sizes[1:])]
    b = [np.zeros((1, o)) for o in sizes[1:]]
    last = len(W) - 1

    def epoch():
        A, Z = [X], []
        for l in range(len(W)):
            Z.append(A[l].dot(W[l]) + b[l] if bias else A[l].dot(W[l]))
            if l < last:
                A.append(np.maximum(Z[l], 0))
            else:
                A.append(1 / (1 + np.exp(-Z[l])) if sigmoid else Z[l])
        dZ = (A[-1] - Y) / examples if bias else 2.0 * (A[-1] - Y)
        for l in range(last, -1, -1):
            dW = A[l].T.dot(dZ)
            if lam:
                dW = dW + lam / examples * W[l]
            if bias:
                db = np.sum(dZ, axis=0, keepdims=True)
            if l > 0:
                dA = dZ.dot(W[l].T)
            W[l] -= rate * dW
            if bias:
                b[l] -= rate * db
            if l > 0:
                dZ = dA * (Z[l - 1] > 0)

    return epoch


def batches(examples, size, sizes, sigmoid, rate, lam):
    """An epoch in shuffled mini-batches, one example a row."""
    random = np.random.RandomState(1)
    X = random.randn(examples, sizes[0])
    Y = random.rand(examples, sizes[-1])
    W = [random.randn(i, o) * np.sqrt(2 / i) for i, o in zip(sizes, sizes[1:])]
    b = [np.zeros((1, o)) for o in sizes[1:]]
    last = len(W) - 1

    def epoch():
        order = random.permutation(examples)
        for start in range(0, examples, size):
            batch = order[start : start + size]
            A, Z, n = [X[batch]], [], len(batch)
            for l in range(len(W)):
                Z.append(A[l].dot(W[l]) + b[l])
                A.append(np.maximum(Z[l], 0) if l < last else 1 / (1 + np.exp(-Z[l])) if sigmoid else Z[l])
            dZ = (A[-1] - Y[batch]) / n
            for l in range(last, -1, -1):
                dW = A[l].T.dot(dZ) + lam / examples * W[l] if lam else A[l].T.dot(dZ)
                db = dZ.sum(axis=0, keepdims=True)
                if l > 0:
                    dZ = dZ.dot(W[l].T) * (Z[l - 1] > 0)
                W[l] -= rate * dW
                b[l] -= rate * db

    return epoch


def columns(examples, sizes, rate):
    """Article 003 puts an example in a column."""
    random = np.random.RandomState(1)
    X = random.randn(sizes[0], examples)
    Y = random.rand(sizes[-1], examples)
    W = [random.randn(o, i) * np.sqrt(2 / i) for i, o in zip(sizes, sizes[1:])]
    b = [np.zeros((o, 1)) for o in sizes[1:]]
    last = len(W) - 1

    def epoch():
        A, Z = [X], []
        for l in range(len(W)):
            Z.append(np.dot(W[l], A[l]) + b[l])
            A.append(np.maximum(Z[l], 0) if l < last else Z[l])
        dA = A[-1] - Y
        for l in range(last, -1, -1):
            dZ = np.multiply(dA, Z[l] > 0) if l < last else dA
            dW = np.dot(dZ, A[l].T) / examples
            db = np.sum(dZ, axis=1, keepdims=True) / examples
            dA = np.dot(W[l].T, dZ)
            W[l] -= rate * dW
            b[l] -= rate * db

    return epoch


def one_hidden_layer():
    """Notebook 01's loop, as article 001 writes it."""
    random = np.random.RandomState(1)
    x, y = random.randn(64, 1000), random.rand(64, 10)
    w1, w2 = random.randn(1000, 100) * np.sqrt(2 / 1000), random.randn(100, 10) * np.sqrt(2 / 100)

    def epoch():
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        y_pred = h_relu.dot(w2)
        np.square(y_pred - y).sum()
        grad_y_pred = 2.0 * (y_pred - y)
        grad_w2 = h_relu.T.dot(grad_y_pred)
        grad_h_relu = grad_y_pred.dot(w2.T)
        grad_h = grad_h_relu.copy()
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)
        w1[:] -= 1e-7 * grad_w1
        w2[:] -= 1e-7 * grad_w2

    return epoch


def example_by_example():
    """Notebook 03's loop: XOR, a step after each example."""
    random = np.random.RandomState(0)
    weights = [random.randn(4, 2), random.randn(1, 4)]
    biases = [random.randn(4, 1), random.randn(1, 1)]
    examples = [np.array([[a], [b]]) for a in (0.0, 1.0) for b in (0.0, 1.0)]
    targets = [np.array([[t]]) for t in (0.0, 1.0, 1.0, 0.0)]

    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    functions = [lambda z: np.maximum(z, 0), sigmoid]
    derivatives = [lambda z: np.where(z > 0, 1.0, 0.0), lambda z: sigmoid(z) * (1 - sigmoid(z))]

    def epoch():
        for x, y in zip(examples, targets):
            inputs, z = [], []
            for l in range(2):
                inputs.append(x)
                z.append(np.dot(weights[l], x) + biases[l])
                x = functions[l](z[l])
            gradient = 2 * (x - y) / y.size
            for l in (1, 0):
                delta = gradient * derivatives[l](z[l])
                dW = np.dot(delta, inputs[l].T)
                gradient = np.dot(weights[l].T, delta)
                weights[l] -= 0.1 * dW
                biases[l] -= 0.1 * delta

    return epoch


def article_columns(losses):
    """Notebook 04's loop, as article 003 writes it: an example in a column, and both losses if asked for."""
    random = np.random.RandomState(1)
    sizes = [2, 4, 4, 3]
    X, Y = random.randn(2, 7000), random.rand(3, 7000)
    W = [random.randn(o, i) * np.sqrt(2 / i) for i, o in zip(sizes, sizes[1:])]
    b = [np.zeros((o, 1)) for o in sizes[1:]]

    def epoch():
        A = [X]
        for l in range(3):
            Z = np.dot(W[l], A[l]) + b[l]
            A.append(np.maximum(Z, 0) if l < 2 else Z)
        dW, db = [0] * 3, [0] * 3
        dZ = A[3] - Y
        for l in (2, 1, 0):
            if l < 2:
                on = np.maximum(np.sign(A[l + 1]), 0)
                dZ = np.multiply(np.dot(W[l + 1].T, dZ), on)
            dW[l] = np.dot(dZ, A[l].T) / 7000
            db[l] = np.sum(dZ, axis=1, keepdims=True) / 7000
        for l in range(3):
            W[l] = W[l] - 1e-4 * dW[l]
            b[l] = b[l] - 1e-4 * db[l]
        if losses:
            halved = 0.5 * (A[3] - Y) ** 2
            np.mean(np.linalg.norm(halved, axis=0))
            0.5 * np.square(A[3] - Y).sum() / 7000
            A[2].max(axis=1).min()

    return epoch


def digits():
    """Notebook 05's loop, as article 004 writes it: an example in a column, and the cost of each epoch."""
    random = np.random.RandomState(1)
    sizes, m, lam = [400, 64, 32, 10], 5000, 0.1
    X, Y = random.randn(400, m), random.rand(10, m)
    W = [random.randn(o, i) * np.sqrt(2 / i) for i, o in zip(sizes, sizes[1:])]
    b = [np.zeros((o, 1)) for o in sizes[1:]]

    def epoch():
        Z, A = [None], [X]
        for l in range(3):
            Z.append(np.dot(W[l], A[l]) + b[l])
            A.append(np.maximum(Z[-1], 0) if l < 2 else 1 / (1 + np.exp(-Z[-1])))
        P = A[3]
        -np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P)) / m
        sum(lam / (2 * m) * np.sum(np.square(w)) for w in W)
        dW, db = [0] * 3, [0] * 3
        dZ = P - Y
        for l in (2, 1, 0):
            dW[l] = np.dot(dZ, A[l].T) / m + lam / m * W[l]
            db[l] = np.sum(dZ, axis=1, keepdims=True) / m
            if l > 0:
                dZ = np.dot(W[l].T, dZ)
                dZ[Z[l] <= 0] = 0
        for l in range(3):
            W[l] -= 1e-4 * dW[l]
            b[l] -= 1e-4 * db[l]

    return epoch


READABLE = {
    "R1": one_hidden_layer,
    "R2": example_by_example,
    "R3": lambda: article_columns(False),
    "R3_LOSSES": lambda: article_columns(True),
    "R4": digits,
}


def operation(name, rows, columns):
    random = np.random.RandomState(1)
    a, b = random.randn(rows, columns), random.rand(rows, columns) + 0.1
    row, column = random.randn(1, columns), random.randn(rows, 1)

    def zero_where():
        g = a.copy()
        g[a < 0] = 0
        return g

    def subtract():
        np.subtract(a, b, out=a)

    def add_scaled():
        np.add(a, -1e-9 * b, out=a)

    return {
        "plus": lambda: a + b,
        "plusRow": lambda: a + row,
        "plusColumn": lambda: a + column,
        "minus": lambda: a - b,
        "times": lambda: a * b,
        "timesNumber": lambda: a * 0.5,
        "dividedBy": lambda: a / b,
        "square": lambda: np.square(a),
        "maximum": lambda: np.maximum(a, 0),
        "sign": lambda: np.sign(a),
        "mapSignum": lambda: np.sign(a),
        "mapSigmoid": lambda: 1 / (1 + np.exp(-a)),
        "zeroWhere": zero_where,
        "exp": lambda: np.exp(a),
        "log": lambda: np.log(b),
        "sqrt": lambda: np.sqrt(b),
        "abs": lambda: np.abs(a),
        "copiedTranspose": lambda: a.T.copy(),
        "columnSums": lambda: a.sum(axis=0, keepdims=True),
        "rowSums": lambda: a.sum(axis=1, keepdims=True),
        "rowMax": lambda: a.max(axis=1, keepdims=True),
        "sum": lambda: a.sum(),
        "subtractInPlace": subtract,
        "addScaled": add_scaled,
    }[name]


def product(kind, m, k, n, kept=False):
    """Into new memory, as A.dot(B) does, or into memory that is kept."""
    random = np.random.RandomState(1)
    A, B = random.randn(m, k), random.randn(k, n)
    if kind == "transposeDot":
        A = np.ascontiguousarray(A.T).T
    if kind == "dotTranspose":
        B = np.ascontiguousarray(B.T).T
    C = np.empty((m, n)) if kept else None
    return lambda: np.dot(A, B, out=C)


def make(name):
    if name in READABLE:
        return READABLE[name]()
    if name == "W1":
        return epochs(64, [1000, 100, 10], False, False, 1e-7, 0)
    if name == "W3":
        return columns(7000, [2, 4, 4, 3], 1e-4)
    if name == "W4":
        return epochs(5000, [400, 64, 32, 10], True, True, 0.01, 0.1)
    if name == "W4_WIDE":
        return epochs(5000, [400, 400, 400, 400, 400, 10], True, True, 0.01, 0.1)
    if name.startswith("N"):
        return columns(int(name[1:]), [2, 4, 4, 3], 1e-4)
    if name.startswith("H"):
        return epochs(256, [int(name[1:])] * 3, True, False, 1e-4, 0)
    if name.startswith("L"):
        return epochs(1339, [int(name[1:]), 1], True, False, 1e-4, 0)
    if name.startswith("B3_"):
        return batches(7000, int(name[3:]), [2, 4, 4, 3], False, 1e-4, 0)
    if name.startswith("B4_"):
        return batches(5000, int(name[3:]), [400, 64, 32, 10], True, 1e-4, 0.1)
    if name.startswith("shape_"):
        examples, *sizes = map(int, name.split("_")[1:])
        return epochs(examples, sizes, True, False, 1e-4, 0)
    if name.startswith("op_"):
        _, kind, *shape = name.split("_")
        return operation(kind, *map(int, shape))
    kind, m, k, n, *kept = name.split("_")
    return product(kind, int(m), int(k), int(n), bool(kept))


def medians(run, seconds):
    """Ten slices of the time, and the median of each."""
    run()
    for _ in range(10):
        times = []
        end = time.perf_counter() + seconds / 10
        while time.perf_counter() < end or not times:
            start = time.perf_counter()
            run()
            times.append(time.perf_counter() - start)
        yield sorted(times)[len(times) // 2] * 1e6


def cold(count):
    """Article 000 as a whole process."""
    epoch = make("W1")
    for _ in range(count):
        epoch()


for workload in sys.argv[2:]:
    if workload == "COLD":
        cold(int(sys.argv[1]))
        continue
    for microseconds in medians(make(workload), float(sys.argv[1])):
        print(workload, microseconds, flush=True)
