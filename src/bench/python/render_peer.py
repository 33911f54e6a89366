"""matplotlib's side of jobs/bench render: draws the same pictures on its Agg canvas, in the ways in which its users animate.

Reads one JSON object per line and answers each with one. {"scene": {...}} (see PeerScene.java) builds the artists of a picture
and is answered by {"artists": N}; {"mode": "draw" | "blit" | "ffmpeg", "frames": N} shows N frames, from where the last request
stopped, and is answered by {"ms_per_frame"}; {"save": FILE} keeps the last picture.

draw updates the artists and redraws the figure. blit keeps what stands still as a background and draws only the artists that
move. ffmpeg redraws each figure and hands it to matplotlib's own FFMpegWriter. Whatever can be computed beforehand (polygons,
boundaries, the regions' colours) is, outside of what is measured.
"""
import json
import os
import sys
import tempfile
import time

try:
    import matplotlib

    matplotlib.use("Agg")
    import numpy
    from contourpy import contour_generator
    from matplotlib import pyplot
    from matplotlib.animation import FFMpegWriter
    from matplotlib.collections import LineCollection
    from matplotlib.colors import to_rgb
    from matplotlib.patches import FancyBboxPatch, Polygon
except ImportError:
    print(json.dumps({"error": "matplotlib is not installed (Debian: python3-matplotlib); --without-peer leaves it out"}), flush=True)
    sys.exit(1)

if not FFMpegWriter.isAvailable():
    print(json.dumps({"error": "matplotlib finds no ffmpeg (Debian: ffmpeg); --without-peer leaves it out"}), flush=True)
    sys.exit(1)

DPI = 100
POINT = 72 / DPI  # a pixel
matplotlib.rcParams.update({"font.size": 11 * POINT, "text.parse_math": False, "path.simplify": True, "agg.path.chunksize": 0})


def floats(scene, name, *shape):
    return numpy.fromfile(os.path.join(scene["folder"], name), dtype="<f4").reshape(shape)


class Picture:
    """A figure and, per frame, how its artists change."""

    def __init__(self, scene):
        self.scene = scene
        self.colours = scene["colours"]
        self.count = scene["frames"]
        self.figure = pyplot.figure(figsize=(scene["width"] / DPI, scene["height"] / DPI), dpi=DPI, facecolor=self.colours["background"])
        self.moving = []
        self.updates = []
        for panel in scene["panels"]:
            getattr(self, panel["kind"])(panel)
        self.frame = 0
        self.background = None

    def moves(self, axes, artist, update):
        self.moving.append((axes, artist))
        self.updates.append(update)

    def card(self, area, heading):
        x, y, width, height = area
        across, down = self.scene["width"], self.scene["height"]
        self.figure.add_artist(
            FancyBboxPatch(
                (x / across, 1 - (y + height) / down), width / across, height / down, boxstyle="round,pad=0,rounding_size=0.01",
                facecolor=self.colours["card"], edgecolor=self.colours["border"], linewidth=POINT, zorder=-10))
        self.text(heading, x + 16, y + 25, 13, "text", "left", "bold")

    def text(self, text, x, y, size, colour, align, weight="normal"):
        return self.figure.text(
            x / self.scene["width"], 1 - y / self.scene["height"], text, fontsize=size * POINT, color=self.colours[colour], ha=align,
            va="baseline", fontweight=weight)

    def axes(self, panel):
        x, y, width, height = panel["area"]
        across, down = self.scene["width"], self.scene["height"]
        axes = self.figure.add_axes([x / across, 1 - (y + height) / down, width / across, height / down], frameon=False)
        axes.tick_params(length=0, labelcolor=self.colours["muted"])
        return axes

    def plane(self, panel):
        self.card(panel["card"], panel["heading"])
        axes = self.axes(panel)
        left, right, bottom, top = panel["limits"]
        axes.set_xlim(left, right)
        axes.set_ylim(bottom, top)
        axes.set_autoscale_on(False)
        axes.set_xlabel(panel["labels"][0], color=self.colours["muted"])
        axes.set_ylabel(panel["labels"][1], color=self.colours["muted"])
        axes.grid(True, color=self.colours["text"], alpha=0.1, linewidth=POINT)
        return axes

    def grid(self, columns, rows):
        """The vertices of every fourth line of the lattice, and whether it is one of every sixteenth, which are stronger."""
        vertex = numpy.arange(columns * rows).reshape(rows, columns)
        lines = [vertex[:, c] for c in range(0, columns, 4)] + [vertex[r] for r in range(0, rows, 4)]
        return lines, [i % 16 == 0 for i in [*range(0, columns, 4), *range(0, rows, 4)]]

    def still_grid(self, axes, x, y, columns, rows):
        lines, major = self.grid(columns, rows)
        collection = LineCollection(
            [numpy.column_stack((x[v], y[v])) for v in lines], linewidths=[POINT * (1.15 if m else 0.9) for m in major],
            colors=[(*to_rgb(self.colours["text"]), 0.32 if m else 0.16) for m in major], zorder=2)
        axes.add_collection(collection, autolim=False)
        self.moves(axes, collection, lambda f: None)

    def deformed_grid(self, axes, vertices, columns, rows):
        """A LineCollection of pieces, as each has its own colour: by how much larger areas become there."""
        lines, major = self.grid(columns, rows)
        ends = numpy.concatenate([numpy.column_stack((v[:-1], v[1:])) for v in lines])
        strong = numpy.concatenate([numpy.full(len(v) - 1, m) for v, m in zip(lines, major)])
        places = numpy.moveaxis(vertices, 1, 2)
        segments, colours, folds = [], [], []
        for place in places:
            area = numpy.abs(determinant(place, columns, rows)) + 1e-12
            change = numpy.log(area / numpy.median(area)) / numpy.log(30)
            row, column = numpy.minimum(ends[:, 0] // columns, rows - 2), numpy.minimum(ends[:, 0] % columns, columns - 2)
            value = numpy.clip(change[row, column], -1, 1)[:, None]
            grown, shrunk, middle = (numpy.array(to_rgb(self.colours[c])) for c in ("grown", "shrunk", "muted"))
            colour = middle + numpy.abs(value) * (numpy.where(value > 0, grown, shrunk) - middle)
            colours.append(numpy.column_stack((colour, numpy.where(strong, 0.8, 0.5))))
            segments.append(place[ends])
            folds.append(creases(place, columns, rows))
        collection = LineCollection(segments[0], linewidths=POINT * numpy.where(strong, 1.3, 1), colors=colours[0], zorder=2)
        axes.add_collection(collection, autolim=False)

        def move(f):
            collection.set_segments(segments[f])
            collection.set_color(colours[f])
        self.moves(axes, collection, move)
        fold, = axes.plot([], [], color=self.colours["text"], alpha=0.85, linewidth=1.5 * POINT, linestyle=(0, (3, 2.4)), zorder=2.5)
        self.moves(axes, fold, lambda f: fold.set_data(*folds[f]))

    def points(self, axes, x, y):
        """One Line2D of markers per class: Agg draws the marker once and stamps it, which a PathCollection does not."""
        labels = numpy.array(self.scene["classes"])
        artists = []
        for label in range(labels.max() + 1):
            mine = labels == label
            artist, = axes.plot(
                x[mine], y[mine], linestyle="", marker="o", markersize=6.1 * POINT, markeredgewidth=0.7 * POINT,
                markeredgecolor=self.colours["card"], markerfacecolor=self.colours["class"][label], alpha=0.92, zorder=4)
            artists.append((artist, mine))
        return artists

    def embedding(self, panel):
        axes = self.plane(panel)
        n, columns, rows = len(self.scene["classes"]), panel["columns"], panel["rows"]
        points = floats(self.scene, "points.f32", self.count, 2, n)
        vertices = floats(self.scene, "lattice.f32", self.count, 2, columns * rows)
        last = floats(self.scene, "last.f32", self.count, 2, 3)
        halves = [[half_plane(panel["limits"], last[f], label) for f in range(self.count)] for label in (0, 1)]
        for label in (0, 1):
            polygon = Polygon(halves[label][0], closed=True, facecolor=self.colours["class"][label], alpha=0.15, linewidth=0, zorder=1)
            axes.add_patch(polygon)
            self.moves(axes, polygon, lambda f, p=polygon, h=halves[label]: p.set_xy(h[f]))
        self.deformed_grid(axes, vertices, columns, rows)
        ends = [separator(panel["limits"], last[f]) for f in range(self.count)]
        line, = axes.plot([], [], color=self.colours["text"], linewidth=2 * POINT, zorder=3)
        self.moves(axes, line, lambda f: line.set_data(*ends[f]))
        for artist, mine in self.points(axes, points[0, 0], points[0, 1]):
            own = points[:, :, mine]
            self.moves(axes, artist, lambda f, a=artist, own=own: a.set_data(own[f, 0], own[f, 1]))
        wrong = []
        for f in range(self.count):
            a, b, c = last[f, 1] - last[f, 0]
            missed = (a * points[f, 0] + b * points[f, 1] + c > 0) != (numpy.array(self.scene["classes"]) == 1)
            wrong.append((points[f, 0][missed], points[f, 1][missed]))
        ring, = axes.plot(
            [], [], linestyle="", marker="o", markersize=9 * POINT, markeredgewidth=1.2 * POINT, markeredgecolor=self.colours["text"],
            markerfacecolor="none", zorder=5)
        self.moves(axes, ring, lambda f: ring.set_data(*wrong[f]))

    def network(self, panel):
        """Weights by width, opacity and the colour of their sign; maps of the input plane for the units that there are few of."""
        self.card(panel["card"], panel["heading"])
        axes = self.axes(panel)
        axes.set_axis_off()
        widths = panel["widths"]
        axes.set_xlim(0, len(widths) - 1)
        axes.set_ylim(0, 1)
        place = [(numpy.arange(w) + 0.5) / w for w in widths]
        ends = numpy.concatenate([
            [((layer, y0), (layer + 1, y1)) for y0 in place[layer] for y1 in place[layer + 1]] for layer in range(len(widths) - 1)])
        weights = floats(self.scene, "weights.f32", self.count, len(ends))
        strength = numpy.minimum(1, numpy.abs(weights) / numpy.quantile(numpy.abs(weights[-1]), 0.97))
        signs = [numpy.array(to_rgb(self.colours[c])) for c in ("negative", "positive")]
        colours = [numpy.column_stack((numpy.where((w > 0)[:, None], signs[1], signs[0]), 0.03 + 0.6 * s)) for w, s in zip(weights, strength)]
        lines = [POINT * (0.8 + 1.4 * s * s) for s in strength]
        edges = LineCollection(ends, linewidths=lines[0], colors=colours[0], zorder=1)
        axes.add_collection(edges, autolim=False)

        def move(f):
            edges.set_linewidth(lines[f])
            edges.set_color(colours[f])
        self.moves(axes, edges, move)
        units, = axes.plot(numpy.ones(widths[1]), place[1], linestyle="", marker="o", markersize=2.5 * POINT, color=self.colours["text"], zorder=2)
        self.moves(axes, units, lambda f: None)
        x, y, width, height = panel["area"]
        vertices = floats(self.scene, "lattice.f32", self.count, 2, panel["rows"], panel["columns"])
        for layer, unit in ((0, 0), (0, 1), (2, 0), (2, 1)):
            left, top = x + width * layer / (len(widths) - 1) - 19, y + height * (1 - place[layer][unit]) - 19
            own = self.figure.add_axes(
                [left / self.scene["width"], 1 - (top + 38) / self.scene["height"], 38 / self.scene["width"], 38 / self.scene["height"]])
            own.set_xticks([])
            own.set_yticks([])
            image = own.imshow(vertices[0, unit], origin="lower", interpolation="bilinear", aspect="auto", cmap="PiYG", vmin=-1, vmax=1)
            if layer == 2:
                self.moves(own, image, lambda f, a=image, u=unit: a.set_data(vertices[f, u]))

    def input(self, panel):
        axes = self.plane(panel)
        columns, rows = panel["columns"], panel["rows"]
        logits = floats(self.scene, "logits.f32", self.count, rows, columns, 2)
        margin = logits[..., 1] - logits[..., 0]
        left, right, bottom, top = panel["limits"]
        images = [tint(m, self.colours) for m in margin]
        image = axes.imshow(images[0], extent=panel["limits"], origin="lower", interpolation="bilinear", aspect="auto", zorder=1)
        axes.set_xlim(left, right)
        axes.set_ylim(bottom, top)
        self.moves(axes, image, lambda f: image.set_data(images[f]))
        across, up = numpy.linspace(left, right, columns), numpy.linspace(bottom, top, rows)
        x, y = (a.ravel() for a in numpy.meshgrid(across, up))
        self.still_grid(axes, x, y, columns, rows)
        curves = [gaps(contour_generator(across, up, m).lines(0)) for m in margin]
        line, = axes.plot([], [], color=self.colours["text"], linewidth=2 * POINT, zorder=3)
        self.moves(axes, line, lambda f: line.set_data(*curves[f]))
        for artist, _ in self.points(axes, *floats(self.scene, "plane.f32", 2, len(self.scene["classes"]))):
            self.moves(axes, artist, lambda f: None)

    def curves(self, panel):
        self.card(panel["card"], panel["heading"])
        axes = self.axes(panel)
        scores = numpy.array(self.scene["scores"])
        epochs = scores[:, 0]
        axes.set_xlim(epochs[0], epochs[-1])
        axes.set_yticks([0, 0.5, 1])
        axes.grid(True, axis="y", color=self.colours["text"], alpha=0.1, linewidth=POINT)
        twin = axes.twinx()
        twin.set_frame_on(False)
        twin.tick_params(length=0, labelcolor=self.colours["muted"])
        for where, values, colour in ((twin, numpy.log10(scores[:, 1]), "text"), (axes, scores[:, 2], "accuracy")):
            where.plot(epochs, values, color=self.colours[colour], alpha=0.25, linewidth=2 * POINT)
            so_far, = where.plot([], [], color=self.colours[colour], linewidth=2 * POINT)
            dot, = where.plot([], [], marker="o", markersize=8 * POINT, color=self.colours[colour])
            self.moves(where, so_far, lambda f, a=so_far, v=values: a.set_data(epochs[: f + 1], v[: f + 1]))
            self.moves(where, dot, lambda f, a=dot, v=values: a.set_data(epochs[f : f + 1], v[f : f + 1]))
        cursor = axes.axvline(0, color=self.colours["muted"], linewidth=POINT)
        self.moves(axes, cursor, lambda f: cursor.set_xdata([epochs[f], epochs[f]]))

    def header(self, panel):
        self.text(panel["title"], 24, 42, 21, "text", "left", "bold")
        self.text(panel["subtitle"], 24, 64, 13, "muted", "left")
        for column, right in panel["columns"]:
            name, pattern = (("EPOCH", "%d"), ("LOSS", "%.4f"), ("ACCURACY", "%.1f %%"))[column]
            self.text(name, right, 32, 10.5, "muted", "right", "bold")
            scale = 100 if column == 2 else 1
            texts = [pattern % (scale * row[column]) for row in self.scene["scores"]]
            figure = self.text("", right, 58, 20, "text", "right", "bold")
            self.moves(None, figure, lambda f, a=figure, t=texts: a.set_text(t[f]))

    def update(self):
        for update in self.updates:
            update(self.frame)
        self.frame = (self.frame + 1) % self.count

    def draw(self, frames):
        for _, artist in self.moving:
            artist.set_animated(False)
        for _ in range(frames):
            self.update()
            self.figure.canvas.draw()
            self.figure.canvas.buffer_rgba()

    def blit(self, frames):
        canvas = self.figure.canvas
        for _, artist in self.moving:
            artist.set_animated(True)
        if self.background is None:
            canvas.draw()
            self.background = canvas.copy_from_bbox(self.figure.bbox)
        for _ in range(frames):
            canvas.restore_region(self.background)
            self.update()
            for axes, artist in self.moving:
                (axes or self.figure).draw_artist(artist)
            canvas.blit(self.figure.bbox)
            canvas.buffer_rgba()

    def ffmpeg(self, frames):
        """The quickest of libx264 (its default), libx264 ultrafast and libvpx as the project's; see performance.md."""
        for _, artist in self.moving:
            artist.set_animated(False)
        with tempfile.TemporaryDirectory() as folder:
            writer = FFMpegWriter(fps=30, codec="libx264", extra_args=["-preset", "ultrafast", "-threads", "1"])
            with writer.saving(self.figure, os.path.join(folder, "film.mp4"), DPI):
                for _ in range(frames):
                    self.update()
                    writer.grab_frame(facecolor=self.colours["background"])


def half_plane(limits, last, label):
    """The corners of the rectangle's part where a class's logit is the larger one."""
    left, right, bottom, top = limits
    corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
    a, b, c = last[label] - last[1 - label]
    kept = []
    for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1]):
        here, there = a * x0 + b * y0 + c, a * x1 + b * y1 + c
        if here >= 0:
            kept.append((x0, y0))
        if (here >= 0) != (there >= 0):
            share = here / (here - there)
            kept.append((x0 + share * (x1 - x0), y0 + share * (y1 - y0)))
    return numpy.array(kept if len(kept) > 2 else [(left, bottom)] * 3)


def separator(limits, last):
    """The two points where the separating line crosses the rectangle's rim."""
    left, right, bottom, top = limits
    corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
    a, b, c = last[1] - last[0]
    x, y = [], []
    for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1]):
        here, there = a * x0 + b * y0 + c, a * x1 + b * y1 + c
        if (here >= 0) != (there >= 0):
            share = here / (here - there)
            x.append(x0 + share * (x1 - x0))
            y.append(y0 + share * (y1 - y0))
    return x, y


def determinant(place, columns, rows):
    """Per cell of the lattice, the map's change of area, negative where it turns the plane over."""
    grid = place.reshape(rows, columns, 2)
    across, up = grid[:-1, 1:] - grid[:-1, :-1], grid[1:, :-1] - grid[:-1, :-1]
    return across[..., 0] * up[..., 1] - across[..., 1] * up[..., 0]


def creases(place, columns, rows):
    """Where the determinant is 0, put where the map puts it."""
    grid = place.reshape(rows, columns, 2)
    mapped = []
    for line in contour_generator(z=determinant(place, columns, rows)).lines(0):
        x, y = line[:, 0] + 0.5, line[:, 1] + 0.5
        column, row = numpy.minimum(x.astype(int), columns - 2), numpy.minimum(y.astype(int), rows - 2)
        u, v = (x - column)[:, None], (y - row)[:, None]
        mapped.append((1 - v) * ((1 - u) * grid[row, column] + u * grid[row, column + 1])
                      + v * ((1 - u) * grid[row + 1, column] + u * grid[row + 1, column + 1]))
    return gaps(mapped)


def tint(margin, colours):
    sure = 0.29 * numpy.abs(numpy.tanh(margin / 2)) ** 0.7
    card = numpy.array(to_rgb(colours["card"]))
    hue = numpy.where((margin > 0)[..., None], to_rgb(colours["class"][1]), to_rgb(colours["class"][0]))
    return (255 * (card + sure[..., None] * (hue - card))).astype(numpy.uint8)


def gaps(lines):
    if not lines:
        return [], []
    joined = numpy.concatenate([numpy.vstack((line, [[numpy.nan, numpy.nan]])) for line in lines])
    return joined[:, 0], joined[:, 1]


def main():
    print(json.dumps({"ready": "matplotlib " + matplotlib.__version__ + " (Agg)"}), flush=True)
    picture = None
    for line in sys.stdin:
        task = json.loads(line)
        if "scene" in task:
            pyplot.close("all")
            picture = Picture(task["scene"])
            answer = {"artists": len(picture.moving)}
        elif "save" in task:
            pyplot.imsave(task["save"], numpy.asarray(picture.figure.canvas.buffer_rgba()))
            answer = {"saved": task["save"]}
        else:
            start = time.perf_counter()
            getattr(picture, task["mode"])(task["frames"])
            answer = {"ms_per_frame": (time.perf_counter() - start) * 1e3 / task["frames"]}
        print(json.dumps(answer), flush=True)


main()
