from . import subset as subset
