"""Prints what numpy, scipy and scikit-learn make of the inputs of the tests of measures.

    python3 src/test/oracles/measures.py

The figures in ReducedEmbeddingTest, MedoidsTest, LandmarkMapTest, PrincipalAxesTest and FeatureSpaceTest are from
here: numpy 1.24.2, scipy 1.10.1, scikit-learn 1.2.1 (Debian's python3-numpy, python3-scipy, python3-sklearn).
"""

import numpy as np
from scipy.linalg import orthogonal_procrustes
from scipy.stats import entropy
from sklearn.cross_decomposition import CCA
from sklearn.linear_model import LinearRegression
from sklearn.metrics import silhouette_score

i = np.arange(50)
X = np.c_[np.sin(i + 1), np.cos(0.7 * i) + 0.1 * i].astype(np.float32).astype(float)
Y = np.c_[np.sin(i + 1) ** 2, 0.05 * i - np.sin(0.3 * i)].astype(np.float32).astype(float)


def centred(a):
    return a - a.mean(axis=0)


x, y = centred(X), centred(Y)
norm = np.linalg.norm
print("cka", norm(x.T @ y) ** 2 / (norm(x.T @ x) * norm(y.T @ y)))
u, v = CCA(n_components=2, max_iter=10000, tol=1e-12).fit_transform(X, Y)
print("cca", np.mean([np.corrcoef(u[:, k], v[:, k])[0, 1] for k in range(2)]))
xn, yn = x / norm(x), y / norm(y)
_, scale = orthogonal_procrustes(xn, yn)
print("angle", np.arccos(scale))

s = np.linalg.svd(x, compute_uv=False)
print("singular values", *s, "effective rank", np.exp(entropy(s / s.sum())))

a, b = i % 7 - 3.0, i % 5 - 2.0
q = np.sin(a) + b**2 + 0.1 * i
for name, features in [
    ("raw", np.c_[a, b]),
    ("squares", np.c_[a, b, a**2, b**2]),
    ("product", np.c_[a, b, a * b]),
    ("radius", np.c_[a, b, a**2 + b**2]),
    ("sine", np.c_[a, b, np.sin(a), np.sin(b)]),
]:
    print("r2", name, LinearRegression().fit(features, q).score(features, q))

P = np.c_[np.arange(12) // 4 * 3.0 + np.sin(np.arange(12)), np.cos(2.0 * np.arange(12))]
D = norm(P[:, None] - P[None], axis=2)


def swap(k):
    """The best medoids of all there are, by trying every set."""
    from itertools import combinations

    return min(combinations(range(12), k), key=lambda m: D[:, m].min(axis=1).sum())


for k in range(2, 5):
    m = swap(k)
    print("medoids", k, m, "silhouette", silhouette_score(D, D[:, m].argmin(axis=1), metric="precomputed"))

H = np.eye(12) - 1 / 12
R = np.abs(P[:, None] - P[None]).sum(axis=2)
w, V = np.linalg.eigh(-H @ R**2 @ H / 2)
w, V = w[::-1], V[:, ::-1]
print("mds", V[:, 0] * np.sqrt(w[0]), V[:, 1] * np.sqrt(w[1]), "kept", w[:2].sum() / w[w > 0].sum())
