"""PyTorch's side of jobs/bench train: trains the same networks, eagerly, as its users write them.

Reads one JSON object per line and answers each with one: {"file", "points", "dimensions", "classes", "hidden", "activation",
"batch", "epochs", "networks"} is answered by {"ms_per_epoch"}, per network. With more than one network it trains them at once, stacked
("way": "bmm") or mapped by functorch ("way": "vmap"), and records nothing; "way": "single" trains one. The file holds the features point by point and then the labels, as
little-endian floats.
"""
import json
import sys
import time

try:
    import numpy
    import torch
except ImportError:
    print(json.dumps({"error": "PyTorch is not installed (Debian: python3-torch); --without-peer leaves it out"}), flush=True)
    sys.exit(1)

torch.set_num_threads(1)
with open("/proc/self/maps") as libraries:
    if "openblas" not in libraries.read():
        # Debian's PyTorch takes whichever BLAS is there, and the reference BLAS takes twenty times as long for wide layers
        print(json.dumps({"error": "PyTorch found no OpenBLAS (Debian: libopenblas0-pthread), and is no fair peer without it"}), flush=True)
        sys.exit(1)
ACTIVATIONS = {
    "relu": torch.relu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    # the project's GELU, which is ND4J's
    "gelu": lambda x: x * torch.sigmoid(1.702 * x),
    "gelu-builtin": torch.nn.functional.gelu,
    "swish": torch.nn.functional.silu,
    "sine": torch.sin,
}


class Bottleneck(torch.nn.Module):
    def __init__(self, dimensions, hidden, classes, activation):
        super().__init__()
        widths = [dimensions] + hidden + [2]
        self.layers = torch.nn.ModuleList(torch.nn.Linear(a, b) for a, b in zip(widths, widths[1:]))
        self.output = torch.nn.Linear(2, classes)
        self.activation = activation

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = self.activation(layer(x))
        before = self.layers[-1](x)
        after = self.activation(before)
        return before, after, self.output(after)


def measured(output, y, loss):
    return loss.item(), (output.argmax(1) == y).float().mean().item()


def points(task):
    numbers = torch.from_numpy(numpy.fromfile(task["file"], dtype="<f4"))
    count = task["points"] * task["dimensions"]
    return numbers[:count].reshape(task["points"], task["dimensions"]).clone(), numbers[count:].long()


def train(task):
    x, y = points(task)
    torch.manual_seed(1)
    network = Bottleneck(task["dimensions"], task["hidden"], task["classes"], ACTIVATIONS[task["activation"]])
    optimiser = torch.optim.Adam(network.parameters(), lr=0.01)
    kept = []
    start = time.perf_counter()
    for _ in range(task["epochs"]):
        if task["batch"] == 0:
            before, after, output = network(x)
            loss = torch.nn.functional.cross_entropy(output, y)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            # the embedding of the state that this pass trained from, as the project records it
            kept.append((before.detach(), after.detach(), *measured(output, y, loss)))
        else:
            order = torch.randperm(len(x))
            for batch in order.split(task["batch"]):
                _, _, output = network(x[batch])
                loss = torch.nn.functional.cross_entropy(output, y[batch])
                optimiser.zero_grad()
                loss.backward()
                optimiser.step()
            with torch.no_grad():
                before, after, output = network(x)
                kept.append((before, after, *measured(output, y, torch.nn.functional.cross_entropy(output, y))))
    return (time.perf_counter() - start) * 1e3 / task["epochs"]


def mapped_loss(model, y):
    import functorch

    def loss(parameters, buffers, x):
        return torch.nn.functional.cross_entropy(model(parameters, buffers, x)[2], y)

    return functorch.vmap(loss, in_dims=(0, 0, None))


def train_many(task):
    """Full batches. One Adam over the stacked parameters is an Adam for each network."""
    x, y = points(task)
    torch.manual_seed(1)
    count = task["networks"]
    activation = ACTIVATIONS[task["activation"]]
    networks = [Bottleneck(task["dimensions"], task["hidden"], task["classes"], activation) for _ in range(count)]
    if task["way"] == "vmap":
        import functorch

        model, stacked, buffers = functorch.combine_state_for_ensemble(networks)
        parameters = tuple(tensor.detach().requires_grad_() for tensor in stacked)
        each = mapped_loss(model, y)
        optimiser = torch.optim.Adam(parameters, lr=0.01)
    else:
        linears = [list(network.layers) + [network.output] for network in networks]
        layers = [
            (
                torch.stack([layer.weight.detach().t() for layer in same]).contiguous().requires_grad_(),
                torch.stack([layer.bias.detach()[None] for layer in same]).contiguous().requires_grad_(),
            )
            for same in zip(*linears)
        ]
        inputs = x.expand(count, -1, -1)
        labels = y.repeat(count)
        optimiser = torch.optim.Adam([tensor for layer in layers for tensor in layer], lr=0.01)
    start = time.perf_counter()
    for _ in range(task["epochs"]):
        if task["way"] == "vmap":
            loss = each(parameters, buffers, x).sum()
        else:
            values = inputs
            for weight, bias in layers[:-1]:
                values = activation(torch.baddbmm(bias, values, weight))
            output = torch.baddbmm(layers[-1][1], values, layers[-1][0])
            loss = torch.nn.functional.cross_entropy(output.flatten(0, 1), labels, reduction="sum") / len(y)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return (time.perf_counter() - start) * 1e3 / task["epochs"] / count


print(json.dumps({"ready": "PyTorch " + torch.__version__ + " with OpenBLAS"}), flush=True)
for line in sys.stdin:
    task = json.loads(line)
    print(json.dumps({"ms_per_epoch": train(task) if task["way"] == "single" else train_many(task)}), flush=True)
