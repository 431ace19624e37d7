"""Reads: Core selects into frozen views and facts. Every query takes the row scope of who asks."""
