"""An hourly Bitcoin-like price series: invented, seeded, and with something real to learn in it.

Prices that nobody can predict make a dull demo, so this market has one habit. In calm hours a trend goes on; in stormy
hours it snaps back. A linear model has to find one answer for both; a tree can ask "how stormy is it?" before it asks
"which way?". Most of every hour is still noise, as it should be.
"""

import numpy as np
import pandas as pd

HOURS = 4_000
SEED = 0

TREND_DECAY = 0.70  # how much of the trend is left after an hour
CALM_FOLLOW, STORM_FOLLOW = 0.8, -2.0  # the part of the trend that the next hour repeats, or takes back
CALM_NOISE, STORM_NOISE = 0.0025, 0.0090  # standard deviation of the hourly log return
STORM_BEGINS, STORM_ENDS = 1 / 70, 1 / 60  # chance per hour


def hourly_candles(hours: int = HOURS, seed: int = SEED) -> pd.DataFrame:
    """Open, high, low, close and volume per hour."""
    rng = np.random.default_rng(seed)
    stormy = _storms(hours, rng)
    noise = rng.standard_normal(hours) * np.where(stormy, STORM_NOISE, CALM_NOISE)
    follow = np.where(stormy, STORM_FOLLOW, CALM_FOLLOW)

    returns = np.empty(hours)
    trend = 0.0
    for hour in range(hours):
        returns[hour] = follow[hour] * trend + noise[hour]
        trend = TREND_DECAY * trend + (1 - TREND_DECAY) * returns[hour]

    close = 62_000 * np.exp(np.cumsum(returns))
    open_ = np.concatenate(([62_000], close[:-1]))
    wick = np.abs(rng.standard_normal((2, hours))) * np.abs(noise).mean() / 2
    return pd.DataFrame(
        {
            "open": open_,
            "high": np.maximum(open_, close) * (1 + wick[0]),
            "low": np.minimum(open_, close) * (1 - wick[1]),
            "close": close,
            "volume": rng.lognormal(mean=5, sigma=0.3, size=hours) * (1 + 40 * np.abs(returns)),
        },
        index=pd.date_range("2024-05-01", periods=hours, freq="h", name="hour"),
    )


def _storms(hours: int, rng: np.random.Generator) -> np.ndarray:
    """Calm and stormy spells of random length, a day or two each."""
    stormy = np.zeros(hours, dtype=bool)
    for hour, dice in enumerate(rng.random(hours - 1), start=1):
        stormy[hour] = dice >= STORM_ENDS if stormy[hour - 1] else dice < STORM_BEGINS
    return stormy
