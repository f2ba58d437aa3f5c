"""The parts of make-gifts.py."""
