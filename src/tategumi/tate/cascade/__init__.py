"""The cascade: properties, their values, and which of them turn with the flow."""
