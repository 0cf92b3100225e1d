"""Makes the .npz files that the tests load, with NumPy itself: python3 make_networks.py"""
import numpy as np

g = np.random.RandomState(0)
W1, b1 = g.randn(2, 4), g.randn(4)
W2, b2 = g.randn(4, 3), g.randn(1, 3)
np.savez('network.npz', W1=W1, b1=b1, W2=W2, b2=b2, activations=['relu', 'linear'])
np.savez_compressed('network_compressed_without_biases.npz', W1=np.asfortranarray(W1), W2=W2, activations=['tanh', 'sigmoid'])
np.savez('float32.npz', W1=W1.astype(np.float32), b1=b1, activations=['relu'])
np.savez('other_arrays.npz', data=W1)
np.savez('kinds.npz',
         W1=np.asfortranarray(W1).astype('>f8', order='F'), b1=b1.astype('<f4'),
         W2=W2.astype('>f2'), b2=np.array([[-70000, 0, 70000]], '>i4'),
         W3=np.array([[-128, 127]] * 3, 'i1'), b3=np.array([2**63 + 2**11, 2**64 - 1], '<u8'),
         W4=np.array([[65535], [0]], '>u2'), b4=np.array([np.inf], '<f2'),
         W5=np.array([[np.float16(6e-8)]], '<f2'), b5=np.array([-2**63], '<i8'),
         activations=np.array(['relu', 'tanh', 'linear', 'linear', 'sigmoid'], '>U7'))
np.savez('complex.npz', W1=W1 * 1j, activations=['relu'])
