"""Counts and probabilities in few steps, as templates name them."""

_STEPS = (0, 1, 2, 3, 4, 4, 4, 5, 5, 5, 5, 5)


def bucket(count: int) -> int:
    """Round a number of pieces to one of eight steps."""
    if count < 12:
        return _STEPS[count] if count >= 0 else 0
    return 6 if count < 20 else 7


def level(probability: float) -> int:
    """Round a probability to one of seven steps."""
    for step, edge_ in enumerate((0.1, 0.2, 0.35, 0.5, 0.7, 0.85)):
        if probability < edge_:
            return step
    return 6
