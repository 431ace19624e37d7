"""The first start: from nothing to a school with its recovery key on paper."""
