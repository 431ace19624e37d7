"""认识实习: visits with their rosters and the parents' receipts."""
