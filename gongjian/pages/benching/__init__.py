"""What `bench` measures, each in the way its users meet it. Timings live here and never in a test.

`whole` everything, as JSON · `views` lists, matrix, overview, what is due · `rooms` approvals, rankings, papers, what is published ·
`load` large files and many callers · `timing` how something is timed.
"""
