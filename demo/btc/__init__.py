"""Will the next hour close higher? Made-up prices, real training."""
