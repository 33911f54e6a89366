"""Writes what SciPy and statsmodels say of the cases that statistics.R wrote: see README.md."""

import csv
import itertools

import numpy
from scipy import stats
from statsmodels.duration.survfunc import SurvfuncRight, survdiff
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

FOLDER = "src/test/resources/statistics/"
said = []


def say(name, values):
    values = numpy.atleast_1d(values)
    for i, value in enumerate(values):
        said.append((f"{name}.{i + 1}" if len(values) > 1 else name, repr(float(value))))


def rows(file, name):
    with open(FOLDER + file) as lines:
        return [row for row in csv.DictReader(lines) if row["set"] == name]


for name in ("leukemia", "veteran", "drawn"):
    lifetimes = rows("lifetimes.csv", name)
    time = numpy.array([float(row["time"]) for row in lifetimes])
    ended = numpy.array([int(row["ended"]) for row in lifetimes])
    group = numpy.array([row["group"] for row in lifetimes])
    say(f"{name}.logrank", survdiff(time, ended, group)[0])
    for one in dict.fromkeys(group):
        curve = SurvfuncRight(time[group == one], ended[group == one])
        say(f"{name}.{one}.survival", curve.surv_prob)

for name in ("demsar", "drawn"):
    scores = rows("scores.csv", name)
    methods = list(dict.fromkeys(row["method"] for row in scores))
    columns = [[float(row["score"]) for row in scores if row["method"] == m] for m in methods]
    test = stats.friedmanchisquare(*columns)
    say(f"{name}.friedman", [test.statistic, test.pvalue])

for k, p in itertools.product((2, 5, 10, 30, 40), (0.9, 0.95, 0.99)):
    say(f"range.{k}.{p}", stats.studentized_range.ppf(p, k, numpy.inf))

say("holm.adjusted", multipletests([0.01, 0.04, 0.03, 0.005, 0.6, 0.6, 0.02, 0, 1], method="holm")[1])
for successes, trials in ((0, 10), (10, 10), (1, 3), (81, 263), (15, 148)):
    say(f"wilson.{successes}.{trials}.0.95", proportion_confint(successes, trials, method="wilson"))

values = numpy.array([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2, 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])
for statistic in (numpy.mean, numpy.median):
    found = stats.bootstrap(
        (values,), statistic, n_resamples=200_000, method="percentile", random_state=1, batch=10_000
    ).confidence_interval
    say(f"bootstrap.{statistic.__name__}", [found.low, found.high])

with open(FOLDER + "oracle-python.csv", "w") as file:
    file.write("name,value\n")
    file.writelines(f"{name},{value}\n" for name, value in said)
