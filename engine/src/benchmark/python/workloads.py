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
