"""``python -m summarizer``."""

from summarizer.cli.main import main

if __name__ == "__main__":
    main()
