"""What style sheets say: properties, their values, and what of them turns with the flow."""
