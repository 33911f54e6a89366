"""Writes what PyTorch's optimizers do, for OptimizerTest: run it with PyTorch 1.13 or newer, and keep its output.

    python3 src/test/python/optimizers.py > src/test/resources/org/uncoil/network/optimizers.csv

Each line is one step: the optimizer as a study file writes it, the kind of gradient, the step from 1, the learning rate, four
gradients and the four parameters after the step. PyTorch computes in double, so that the numbers are the definition's.
"""
import math

import torch

OPTIMIZERS = {
    "sgd": (torch.optim.SGD, {}),
    "{ type = momentum, momentum = 0.9 }": (torch.optim.SGD, {"momentum": 0.9}),
    "{ type = nesterov, momentum = 0.9 }": (torch.optim.SGD, {"momentum": 0.9, "nesterov": True}),
    "{ type = adagrad, epsilon = 1e-6 }": (torch.optim.Adagrad, {"eps": 1e-6}),
    "{ type = rmsprop, rho = 0.95, epsilon = 1e-8 }": (torch.optim.RMSprop, {"alpha": 0.95, "eps": 1e-8}),
    "{ type = adadelta, rho = 0.95, epsilon = 1e-6 }": (torch.optim.Adadelta, {"rho": 0.95, "eps": 1e-6}),
    "{ type = adam, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }": (torch.optim.Adam, {"betas": (0.9, 0.999), "eps": 1e-8}),
    "{ type = adam, beta1 = 0.7, beta2 = 0.9, epsilon = 1e-2 }": (torch.optim.Adam, {"betas": (0.7, 0.9), "eps": 1e-2}),
    "{ type = amsgrad, beta1 = 0.9, beta2 = 0.9, epsilon = 1e-4 }": (
        torch.optim.Adam, {"betas": (0.9, 0.9), "eps": 1e-4, "amsgrad": True}),
    "{ type = adamw, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weight-decay = 0.1 }": (
        torch.optim.AdamW, {"betas": (0.9, 0.999), "eps": 1e-8, "weight_decay": 0.1}),
}
STEPS = 24
START = [0.5, -1.25, 2.0, 0.0625]
CONSTANT = [0.25, -0.03125, 0.0009765625, 2.0]


def gradients(kind, step):
    if kind == "constant":
        return CONSTANT
    # of very different sizes, once exactly 0 and once large; rounded to floats, so that Java reads the same
    values = [math.sin(0.7 * step + i) * 10.0 ** (i - 2) if step != 5 else 0.0 for i in range(4)]
    values[0] = 1.5 if step == 12 else values[0]
    return torch.tensor(values, dtype=torch.float32).double().tolist()


def main():
    print("# PyTorch", torch.__version__)
    print("optimizer;gradient;step;rate;g0;g1;g2;g3;p0;p1;p2;p3")
    for name, (optimizer, settings) in OPTIMIZERS.items():
        for kind in ("constant", "changing"):
            parameters = torch.tensor(START, dtype=torch.float64, requires_grad=True)
            optimiser = optimizer([parameters], lr=1.0, **settings)
            for step in range(1, STEPS + 1):
                # halved every eight steps
                rate = 0.125 * 0.5 ** ((step - 1) // 8)
                optimiser.param_groups[0]["lr"] = rate
                gradient = gradients(kind, step)
                parameters.grad = torch.tensor(gradient, dtype=torch.float64)
                optimiser.step()
                print(";".join([name, kind, str(step), repr(rate)] + [repr(x) for x in gradient + parameters.tolist()]))


main()
