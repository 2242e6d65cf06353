"""What it all adds up to: reads every floor below, writes only its own."""
