"""Acts of daily work, each one form: what it asks, which act it does. Nothing is decided here; the acts refuse, the desk says who may."""
