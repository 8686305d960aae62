"""晾晒比拼: the day's ranking by leagues, one unit explained to the point, trends, the rules, and rounds on their way to publication."""
