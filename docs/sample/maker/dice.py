"""Chance that comes out the same on every Python."""

import random
from datetime import date, timedelta


class Dice:
    """Only random() keeps its sequence from one Python to the next; all else here is built on it."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def chance(self, share):
        return self.random() < share

    def below(self, count):
        return int(self.random() * count)

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def pick(self, items):
        return items[self.below(len(items))]

    def weighted(self, pairs):
        """One of the first members of (thing, weight) pairs."""
        mark = self.random() * sum(weight for _, weight in pairs)
        for thing, weight in pairs:
            mark -= weight
            if mark < 0:
                return thing
        return pairs[-1][0]

    def sample(self, items, count):
        items = list(items)
        return [items.pop(self.below(len(items))) for _ in range(min(count, len(items)))]

    def day(self, first, last):
        """A day from `first` to `last`, both ISO text."""
        first, last = date.fromisoformat(first), date.fromisoformat(last)
        return (first + timedelta(days=self.below((last - first).days + 1))).isoformat()


def later(day, days):
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def deposit_day(day):
    """The next Tuesday or Friday: when somebody drives to the bank."""
    while date.fromisoformat(day).weekday() not in (1, 4):
        day = later(day, 1)
    return day
