"""The first cells of a notebook in a real kernel: article 000's network is made, and trained for 500 epochs.

Usage: first_cell.py java, or first_cell.py numpy. Prints "CELL microseconds", how long the cell that trains took by the clock,
and "CELL_CPU microseconds", what the kernel has used of the processors from its start until then.
"""

import pathlib
import sys
import time

import psutil
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpecManager

ROOT = pathlib.Path(__file__).resolve().parents[4]

JAVA = [
    """%classpath backprop.jar
import backprop.*;""",
    """var random = new NumpyRandom(0);
Matrix x = random.randn(64, 1000), y = random.randn(64, 10);
Network network = Network.builder(1000).layer(100, Activation.RELU).layer(10, Activation.LINEAR).build(random);
var training = new Training(network, Loss.SUM_OF_SQUARES).optimizer(Optimizer.sgd(1e-6));""",
    "training.run(x, y, 500).loss(500)",
]

NUMPY = [
    "import numpy as np",
    """random = np.random.RandomState(0)
x, y = random.randn(64, 1000), random.randn(64, 10)
w1, w2 = random.randn(1000, 100), random.randn(100, 10)
b1, b2 = np.zeros((1, 100)), np.zeros((1, 10))""",
    """for epoch in range(500):
    h = x.dot(w1) + b1
    h_relu = np.maximum(h, 0)
    y_pred = h_relu.dot(w2) + b2
    loss = np.square(y_pred - y).sum()
    grad_y_pred = 2.0 * (y_pred - y)
    grad_w2 = h_relu.T.dot(grad_y_pred)
    grad_h = grad_y_pred.dot(w2.T)
    grad_h[h < 0] = 0
    w1 -= 1e-6 * x.T.dot(grad_h)
    b1 -= 1e-6 * grad_h.sum(axis=0, keepdims=True)
    w2 -= 1e-6 * grad_w2
    b2 -= 1e-6 * grad_y_pred.sum(axis=0, keepdims=True)
loss""",
]


def kernel(language):
    if language == "numpy":
        return KernelManager(kernel_name="python3")
    ours = KernelSpecManager(kernel_dirs=[str(ROOT / "target/jupyter/share/jupyter/kernels")])
    return KernelManager(kernel_name="java", kernel_spec_manager=ours)


def main(language):
    manager = kernel(language)
    manager.start_kernel(cwd=str(ROOT / "notebooks"))
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(60)
        for cell in JAVA if language == "java" else NUMPY:
            start = time.perf_counter()
            reply = client.execute_interactive(cell, timeout=120, output_hook=lambda message: None)
            elapsed = time.perf_counter() - start
            if reply["content"]["status"] != "ok":
                sys.exit(f"the cell failed: {reply['content'].get('evalue')}\n{cell}")
        used = psutil.Process(manager.provisioner.process.pid).cpu_times()
        print("CELL", elapsed * 1e6)
        print("CELL_CPU", (used.user + used.system) * 1e6)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


main(sys.argv[1])
