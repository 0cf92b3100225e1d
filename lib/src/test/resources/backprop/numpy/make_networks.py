"""Makes the .npz files that the tests load, with NumPy itself: python3 make_networks.py"""
import numpy as np

g = np.random.RandomState(0)
W1, b1 = g.randn(2, 4), g.randn(4)
W2, b2 = g.randn(4, 3), g.randn(1, 3)
np.savez('network.npz', W1=W1, b1=b1, W2=W2, b2=b2, activations=['relu', 'linear'])
np.savez_compressed('network_compressed_without_biases.npz', W1=np.asfortranarray(W1), W2=W2, activations=['tanh', 'sigmoid'])
np.savez('float32.npz', W1=W1.astype(np.float32), b1=b1, activations=['relu'])
np.savez('other_arrays.npz', data=W1)
