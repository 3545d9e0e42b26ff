"""`python -m linli.cli`, for processes that start each other."""

from linli.cli.main import run

if __name__ == "__main__":
    run()
