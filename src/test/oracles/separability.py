"""Prints what scipy and scikit-learn make of the inputs of SeparabilityOracleTest.

    python3 src/test/oracles/separability.py

numpy 1.24.2, scipy 1.10.1, scikit-learn 1.2.1 (Debian's python3-numpy, python3-scipy, python3-sklearn).
"""

import itertools

import numpy as np
from scipy.optimize import linprog
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC

I = np.arange(60)
X = np.c_[np.sin(1.3 * I) + 0.02 * I, np.cos(0.9 * I) - 0.01 * I].astype(np.float32).astype(float)
side = X[:, 0] - 0.7 * X[:, 1]
CASES = {
    "apart": (side > 0.4).astype(int),
    "swapped": np.where(I == 17, 1 - (side > 0.4), side > 0.4).astype(int),
    "ring": (np.hypot(X[:, 0] - 0.5, X[:, 1]) > 0.9).astype(int),
    "three": np.digitize(side, [-0.3, 0.9]),
    "three, bent": np.where(X[:, 1] > 0.5, 2, (side > 0.4).astype(int)),
}


def separable(labels):
    """Whether some w, b of each class have w·x + b larger by 1 for the own class than for every other: a linear programme."""
    classes = labels.max() + 1
    rows = []
    for point, own in zip(X, labels):
        for other in set(range(classes)) - {own}:
            row = np.zeros(3 * classes)
            row[3 * own : 3 * own + 3] = -np.r_[point, 1]
            row[3 * other : 3 * other + 3] = np.r_[point, 1]
            rows.append(row)
    found = linprog(np.zeros(3 * classes), A_ub=np.array(rows), b_ub=-np.ones(len(rows)), bounds=(None, None))
    return found.status == 0


def margin(labels):
    """Half the least distance between two classes' hulls: the hard-margin machine of each pair."""
    least = np.inf
    for one, other in itertools.combinations(range(labels.max() + 1), 2):
        both = (labels == one) | (labels == other)
        machine = SVC(kernel="linear", C=1e10, tol=1e-12).fit(X[both], labels[both])
        least = min(least, 1 / np.linalg.norm(machine.coef_))
    return least


for name, labels in CASES.items():
    apart = separable(labels)
    fit = LogisticRegression(C=1e9, tol=1e-12, max_iter=100000).fit(X, labels)
    print(
        f"{name}: counts {np.bincount(labels).tolist()} separable {apart}",
        f"margin {margin(labels):.9f}" if apart else "",
        f"errors {int((fit.predict(X) != labels).sum())}",
        f"direction {np.degrees(np.arctan2(fit.coef_[0][1], fit.coef_[0][0])):.6f}" if labels.max() == 1 else "",
    )
