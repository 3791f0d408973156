"""The reliability diagram of a model card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from greenscan.errors import MissingExtraError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_INK, _POINTS, _BARS, _QUIET = "#1b1f24", "#0b5394", "#8fb3d9", "#6b7280"
_STYLE = {
    # Outlines instead of letters, ids that depend on nothing but the content: the same bytes
    # each time, and the same picture whatever fonts the reader has.
    "svg.fonttype": "path",
    "svg.hashsalt": "greenscan",
    "font.family": "DejaVu Sans",
    "font.size": 10.0,
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "axes.edgecolor": _QUIET,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": _INK,
    "ytick.color": _INK,
}
_NO_DATE = {"Date": None, "Creator": None, "Title": "Reliability diagram"}


def reliability_diagram(bins: Sequence[Mapping[str, float]]) -> bytes:
    """Draw how often labels of each confidence are right (Niculescu-Mizil and Caruana 2005).

    The ground is white and opaque, so that the picture reads on light and on dark pages.

    Parameters
    ----------
    bins
        As `greenscan.training.judging.tallies.Tallies.reliability` returns them: ``sentences`` (a
        count), mean ``confidence`` and the share that is ``right``, both from 0 to 1.

    Returns
    -------
    bytes
        An SVG file, the same for the same bins and version of matplotlib.

    Raises
    ------
    ValueError
        There are no bins.
    MissingExtraError
        matplotlib is not installed.
    """
    if not bins:
        raise ValueError("a reliability diagram needs at least one bin")
    try:
        from matplotlib import style
        from matplotlib.figure import Figure
    except ImportError as error:
        raise MissingExtraError("matplotlib", "train") from error
    out = BytesIO()
    with style.context(["default", _STYLE]):
        figure = Figure(figsize=(4.8, 5.6), layout="constrained", facecolor="white")
        upper, lower = figure.subplots(2, sharex=True, height_ratios=(4, 1))
        _draw_shares(upper, bins)
        _draw_counts(lower, bins)
        figure.savefig(out, format="svg", metadata=_NO_DATE)
    return out.getvalue()


def alternative_text(bins: Sequence[Mapping[str, float]]) -> str:
    """Return the diagram in words, for who cannot see it."""
    points = "; ".join(
        f"at {each['confidence']:.2f}, {each['right']:.2f} of {each['sentences']}" for each in bins
    )
    return f"Reliability diagram, share of right labels by mean confidence: {points}"


def _draw_shares(axes: Axes, bins: Sequence[Mapping[str, float]]) -> None:
    axes.plot((0, 1), (0, 1), color=_QUIET, linestyle="--", linewidth=1.2)
    axes.annotate(
        "as confident as right",
        (0.06, 0.06),
        xytext=(0, 5),
        textcoords="offset points",
        rotation=45,
        rotation_mode="anchor",
        transform_rotates_text=True,
        color=_QUIET,
    )
    axes.plot(
        [each["confidence"] for each in bins],
        [each["right"] for each in bins],
        color=_POINTS,
        marker="o",
        markersize=6,
        linewidth=1.8,
    )
    axes.set(ylabel="share of labels that are right", xlim=(0, 1.02), ylim=(0, 1.02))
    axes.grid(alpha=0.25)


def _draw_counts(axes: Axes, bins: Sequence[Mapping[str, float]]) -> None:
    counts = [int(each["sentences"]) for each in bins]
    bars = axes.bar([each["confidence"] for each in bins], counts, width=0.05, color=_BARS)
    axes.bar_label(bars, padding=2, fontsize=8)
    axes.set(xlabel="confidence: probability of the most probable label", ylabel="sentences")
    axes.margins(y=0.25)
    axes.locator_params(axis="y", nbins=3)
