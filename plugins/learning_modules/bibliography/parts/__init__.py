"""What styles are made of: works, names, dates, numbers and links as formatted text."""
