"""What a model may know when an hour has closed, and the one thing it has to say: is the next close higher?"""

from typing import NamedTuple

import numpy as np
import pandas as pd

# Every feature of an hour uses that hour and earlier ones only. The texts become the runs' parameter `features`.
FEATURES = {
    "return_1h": "log return of the last hour",
    "return_3h": "log return of the last 3 hours",
    "return_6h": "log return of the last 6 hours",
    "return_12h": "log return of the last 12 hours",
    "return_24h": "log return of the last 24 hours",
    "trend": "exponential mean of the hourly log returns, span 9 hours",
    "volatility_6h": "standard deviation of the hourly log returns, 6 hours",
    "volatility_24h": "standard deviation of the hourly log returns, 24 hours",
    "storminess": "volatility_6h divided by its median over 14 days",
    "distance_to_mean_24h": "close divided by the mean close of 24 hours, minus 1",
    "range_1h": "high minus low, divided by the close",
    "volume_ratio": "volume divided by the mean volume of 24 hours",
    "rsi_14": "relative strength index of 14 hours, 0 to 100",
    "hours_up_of_6": "how many of the last 6 hours rose",
    "hour_of_day": "0 to 23, UTC",
    "day_of_week": "0 is Monday",
}
TARGET = "up"


def build_features(candles: pd.DataFrame) -> pd.DataFrame:
    """One row per hour. The first rows have gaps, because a mean of 14 days needs 14 days: `usable` drops them."""
    close, volume = candles["close"], candles["volume"]
    log_close = np.log(close)
    returns = log_close.diff()
    volatility_6h = returns.rolling(6).std()
    rising, falling = returns.clip(lower=0), -returns.clip(upper=0)
    return pd.DataFrame(
        {
            **{f"return_{hours}h": log_close.diff(hours) for hours in (1, 3, 6, 12, 24)},
            "trend": returns.ewm(span=9).mean(),
            "volatility_6h": volatility_6h,
            "volatility_24h": returns.rolling(24).std(),
            "storminess": volatility_6h / volatility_6h.rolling(14 * 24).median(),
            "distance_to_mean_24h": close / close.rolling(24).mean() - 1,
            "range_1h": (candles["high"] - candles["low"]) / close,
            "volume_ratio": volume / volume.rolling(24).mean(),
            "rsi_14": 100 * rising.rolling(14).mean() / (rising + falling).rolling(14).mean(),
            "hours_up_of_6": (returns > 0).astype("int64").rolling(6, min_periods=1).sum().astype("int64"),
            "hour_of_day": candles.index.hour.astype("int64"),
            "day_of_week": candles.index.dayofweek.astype("int64"),
        },
        index=candles.index,
    )


def next_hour_is_up(candles: pd.DataFrame) -> pd.Series:
    """1 where the next close is higher. The last hour has no next one and says 0: `usable` drops it."""
    close = candles["close"]
    return (close.shift(-1) > close).astype("int64").rename(TARGET)


class Period(NamedTuple):
    """Hours in a row: what was known, and what came."""

    features: pd.DataFrame
    target: pd.Series

    def table(self) -> pd.DataFrame:
        return self.features.assign(**{TARGET: self.target})

    def then(self, later: "Period") -> "Period":
        return Period(pd.concat([self.features, later.features]), pd.concat([self.target, later.target]))


class Split(NamedTuple):
    train: Period
    validation: Period
    test: Period


def usable(features: pd.DataFrame, target: pd.Series) -> Period:
    complete = features.notna().all(axis=1)
    complete.iloc[-1] = False
    return Period(features[complete], target[complete])


def split_by_time(period: Period, train: float = 0.6, validation: float = 0.2) -> Split:
    """Never shuffled: a model that has seen Thursday would know too much about Wednesday."""
    first, second = int(len(period.target) * train), int(len(period.target) * (train + validation))
    cut = lambda rows: Period(period.features.iloc[rows], period.target.iloc[rows])
    return Split(cut(slice(0, first)), cut(slice(first, second)), cut(slice(second, None)))
