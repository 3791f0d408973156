"""greenscan as estimators of scikit-learn.

>>> from greenscan.sklearn import BaselineClassifier
>>> screener = BaselineClassifier(model="baseline-en")
>>> screener.predict(["Our eco-friendly range is kind to the planet."]).tolist()
['vague']

Texts come as a list, a one-dimensional array or a column of a data frame. Each is taken as one
sentence, as the models have learned them.
"""

from __future__ import annotations

from greenscan.sklearn.baseline import BaselineClassifier
from greenscan.sklearn.features import ClaimFeatures
from greenscan.sklearn.transformer import TransformerClassifier

__all__ = ["BaselineClassifier", "ClaimFeatures", "TransformerClassifier"]
