"""How a sentence speaks of a person or group it mentions; experimental."""

from analysis.sentiment.targets.finding import MODELS, find_target_sentiment
from analysis.sentiment.targets.records import LABELS, TargetSentiment, WeighedWord

__all__ = ["LABELS", "MODELS", "TargetSentiment", "WeighedWord", "find_target_sentiment"]
