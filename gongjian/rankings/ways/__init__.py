"""How a measure becomes points (计分方法): one file a way, found by this folder. A way is a frozen dataclass with `name`, `read`, `measures`, `score` and `says`."""
