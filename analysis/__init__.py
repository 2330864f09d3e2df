"""Hearsay: who speaks in a news article, how much, in what tone and under which frames."""
