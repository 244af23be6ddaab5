"""News article in; events, actors and claims out, each with the exact words it rests on."""
