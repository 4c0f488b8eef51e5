"""The commands of ``tategumi``, a module each, which is imported only when its command is given.

``arguments(add)`` declares its arguments, with argparse's own ``add_argument``; ``run(options)``
works and returns problems, or raises ``Failed`` with them.
"""
